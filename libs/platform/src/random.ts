import { createCipheriv, hash, randomInt } from 'node:crypto';

export type RandomInteger = (belowExclusive: number) => number;

const NONCE = Buffer.alloc(16);
const BLOCK = Buffer.alloc(1024);

/**
 * A generator that gives the same integers for the same seed: AES-256 in counter mode with the SHA-256 of the seed as
 * key, 32 bits a draw, with rejection of the values that would favour small numbers.
 */
export function seededRandom(seed: string): RandomInteger {
  const stream = createCipheriv('aes-256-ctr', hash('sha256', seed, 'buffer'), NONCE);
  let block = stream.update(BLOCK);
  let offset = 0;
  const next32 = (): number => {
    if (offset === block.length) {
      block = stream.update(BLOCK);
      offset = 0;
    }
    const value = block.readUInt32BE(offset);
    offset += 4;
    return value;
  };
  return (belowExclusive) => {
    const limit = 2 ** 32 - (2 ** 32 % belowExclusive);
    let value = next32();
    while (value >= limit) value = next32();
    return value % belowExclusive;
  };
}

export const secureRandom: RandomInteger = (belowExclusive) => randomInt(belowExclusive);

/** Fisher-Yates; a new array. */
export function shuffled<T>(items: readonly T[], random: RandomInteger): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const pick = random(last + 1);
    [result[last], result[pick]] = [result[pick] as T, result[last] as T];
  }
  return result;
}

/** `count` items in random order, from a partial Fisher-Yates shuffle; a new array. */
export function sampled<T>({
  items,
  count,
  random,
}: {
  items: readonly T[];
  count: number;
  random: RandomInteger;
}): T[] {
  const result = [...items];
  const taken = Math.min(count, result.length);
  for (let place = 0; place < taken; place += 1) {
    const pick = place + random(result.length - place);
    [result[place], result[pick]] = [result[pick] as T, result[place] as T];
  }
  return result.slice(0, taken);
}
