/** Addresses in signed certificates. They must not change, because verifiers open them years later. */
export const publicAddresses = (publicUrl: string) => ({
  /** Identifies this installation as the issuer. */
  issuer: `${publicUrl}/api/v1/certificate-issuer`,
  key: (id: string): string => `${publicUrl}/api/v1/certificate-keys/${id}`,
  statusList: (listNumber: number): string => `${publicUrl}/api/v1/certificate-status/${listNumber}`,
  exam: (examId: string): string => `urn:uuid:${examId}`,
  holder: (number: string): string => `${publicUrl}/verify/${number}#holder`,
  credential: ({ number, version }: { number: string; version: number }): string =>
    `${publicUrl}/verify/${number}#${version}`,
});

/** The id of a key at the end of its address. */
export const keyIdIn = (address: unknown): string | null =>
  typeof address === 'string' ? (/\/certificate-keys\/([\w-]{43})$/.exec(address)?.[1] ?? null) : null;

/** The certificate and version that a credential is about. */
export function printIn(address: unknown): { number: string; version: number } | null {
  const [, number, version] = (typeof address === 'string' && /\/verify\/(\w{1,24})#(\d{1,9})$/.exec(address)) || [];
  return number === undefined ? null : { number, version: Number(version) };
}
