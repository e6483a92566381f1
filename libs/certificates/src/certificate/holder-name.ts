/** `王＊`: enough to expose a certificate with another name on it, too little to harvest names. */
export function maskName(name: string): string {
  const [first = ''] = name;
  return `${first}＊`;
}
