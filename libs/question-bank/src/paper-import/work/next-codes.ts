const LONGEST_PREFIX = 48;

/** Codes after the greatest number in the bank: `sleep-0013`, `sleep-0014` …. */
export class NextCodes {
  private readonly last = new Map<string, number>();

  constructor(private readonly lastNumber: (prefix: string) => Promise<number>) {}

  next({ domain, count }: { domain: string; count: number }): Promise<string[]> {
    return this.take({ prefix: `${domain.slice(0, LONGEST_PREFIX)}-`, count });
  }

  async nextOfGroup(domain: string): Promise<string> {
    const [code] = await this.take({ prefix: `${domain.slice(0, LONGEST_PREFIX)}-g`, count: 1 });
    return code as string;
  }

  private async take({ prefix, count }: { prefix: string; count: number }): Promise<string[]> {
    const last = this.last.get(prefix) ?? (await this.lastNumber(prefix));
    this.last.set(prefix, last + count);
    return Array.from({ length: count }, (_, index) => `${prefix}${String(last + index + 1).padStart(4, '0')}`);
  }
}
