/** `王＊`: enough to expose a certificate with another name on it, too little to harvest. */
export function maskName(name: string): string {
  const [first = ''] = name;
  return `${first}＊`;
}
