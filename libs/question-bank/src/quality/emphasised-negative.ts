/** Negatives that invert a question. A limit (“不应超过多少”) and a choice (“能不能”) do not. */
const NEGATIVES = [
  /不正确|不恰当|不合适|不符合|不妥当?|不属于|不包括|不需要|不得|最不(?=可能|恰当|合适|应|符合)/u,
  /(?<!叫|应)不应该?当?(?!超过|少于|低于|高于|晚于|早于|多于)/u,
  /(?<!能|可)不(?:能|可以?)(?!超过|少于)/u,
  /(?<!改正|纠正|发现)错误(?=的是|的有|是|的做法|[？：]|$)|除外/u,
];

/**
 * The negative that a question asks without the emphasis of `**…**`, or null. Only the last sentence asks; quoted
 * speech does not. Do not call this for true/false statements, which ask nothing.
 */
export function unemphasisedNegative(stem: string): string | null {
  const sentences = stem
    .replace(/“[^”]*”/gu, '“”')
    .split(/(?<=[。！；])/u)
    .filter((sentence) => sentence.trim() !== '');
  const asking = (sentences.at(-1) ?? '').replace(/\*\*[^*]+\*\*/gu, '');
  for (const negative of NEGATIVES) {
    const found = negative.exec(asking);
    if (found) return found[0];
  }
  return null;
}
