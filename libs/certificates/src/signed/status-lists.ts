import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, roomFor, type Config } from '@sunflower/platform';
import { LRUCache } from 'lru-cache';
import { StatusListNotFound } from '../certificates.errors';
import { CREDENTIAL_CONTEXT, secondOf, wholeSecond } from './badge-credential';
import { CertificateStatusRepository } from './certificate-status.repository';
import { publicAddresses } from './public-addresses';
import { SigningKeys } from './signing-keys';
import { encodedList } from './status-bits';

/** How long a list is used before it is made again, here and by those who fetched it. */
export const LIST_KEPT_MS = 60_000;
const LISTS_KEPT = 50;

/** Signed lists of revoked certificates. Source: Bitstring Status List 1.0. */
@Injectable()
export class StatusLists {
  private readonly made = new LRUCache<number, { atMs: number; list: Promise<string> }>(roomFor(LISTS_KEPT));

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly repository: CertificateStatusRepository,
    private readonly keys: SigningKeys,
  ) {}

  /** Made at most once a minute, however many ask. @throws StatusListNotFound */
  async getList(listNumber: number): Promise<string> {
    const nowMs = this.clock.now();
    const before = this.made.get(listNumber);
    if (before && nowMs - before.atMs < LIST_KEPT_MS) return before.list;
    if (!(await this.repository.hasList(listNumber))) throw new StatusListNotFound();
    // Another caller may have begun it meanwhile.
    const meanwhile = this.made.get(listNumber);
    if (meanwhile && meanwhile !== before) return meanwhile.list;
    const list = this.make({ listNumber, nowMs });
    this.made.set(listNumber, { atMs: nowMs, list });
    list.catch(() => this.made.delete(listNumber));
    return list;
  }

  private async make({ listNumber, nowMs }: { listNumber: number; nowMs: number }): Promise<string> {
    const { issuer, statusList } = publicAddresses(this.config.publicUrl);
    const id = statusList(listNumber);
    const subject = `${id}#list`;
    return this.keys.sign({
      payload: {
        '@context': [CREDENTIAL_CONTEXT],
        id,
        type: ['VerifiableCredential', 'BitstringStatusListCredential'],
        issuer,
        validFrom: wholeSecond(nowMs),
        credentialSubject: {
          id: subject,
          type: 'BitstringStatusList',
          statusPurpose: 'revocation',
          encodedList: await encodedList(await this.repository.revokedPositions(listNumber)),
          ttl: LIST_KEPT_MS,
        },
        iss: issuer,
        jti: id,
        sub: subject,
        nbf: secondOf(nowMs),
      },
    });
  }
}
