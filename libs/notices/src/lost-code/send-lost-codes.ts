import { Injectable } from '@nestjs/common';
import { plainName } from '@sunflower/content';
import { Registrations } from '@sunflower/exam';
import { ID_TYPES, parseIdNumber, People } from '@sunflower/organisations';
import { Clock, Database, newId } from '@sunflower/platform';
import { OutboxRepository } from '../outbox/outbox.repository';
import { recipientOfCode } from '../outbox/try-notices';
import { LostCodeRepository, type LosingRegistration } from './lost-code.repository';

const BODY =
  '{姓名}，您的{考试名称}登录码已更换为{登录码}，原登录码作废。准考证号{准考证号}，登录{查询网址}。如非本人操作，请联系考试组织单位。';
const REASON = '考生凭姓名和证件号找回登录码，发到登记的手机';
const AGAIN_AFTER_MS = 10 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const MOST_A_DAY = 3;

export interface Claimant {
  name: string;
  idNumber: string;
}

/** Sends a new access code to the phone on file. The older code and the sign-ins made with it end. */
@Injectable()
export class SendLostCodes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly people: People,
    private readonly registrations: Registrations,
    private readonly repository: LostCodeRepository,
    private readonly outbox: OutboxRepository,
  ) {}

  /** Does nothing when name and number do not belong together, or when a code was sent a moment ago. */
  async send({ name, idNumber }: Claimant): Promise<void> {
    const numbers = ID_TYPES.flatMap((idType) => {
      const parsed = parseIdNumber({ idType, text: idNumber }).idNumber;
      return parsed === null ? [] : [{ idType, idNumber: parsed }];
    });
    const found = [...(await this.people.findByNumbers(numbers)).values()].filter(
      (person) => person.maskedPhone !== null && plainName(person.name) === plainName(name),
    );
    const nowMs = this.clock.now();
    const registrations = await this.repository.registrationsOf({ personIds: found.map(({ id }) => id), nowMs });
    for (const registration of registrations) await this.reissue({ registration, nowMs });
  }

  private async reissue({ registration, nowMs }: { registration: LosingRegistration; nowMs: number }): Promise<void> {
    const { id: registrationId, examId } = registration;
    const batchId = await this.batchOf({ examId, nowMs });
    await this.database
      .transaction(async () => {
        // The row of the registration is locked by the new code; two requests at once come one after the other.
        const { accessCodeVersion } = await this.registrations.reissueCode({
          registrationId,
          reason: REASON,
          staff: { staffId: null },
        });
        const { count, lastAtMs } = await this.repository.sentSince({
          batchId,
          registrationId,
          sinceMs: nowMs - DAY_MS,
        });
        if (count >= MOST_A_DAY || nowMs - lastAtMs < AGAIN_AFTER_MS) throw new AskedTooOften();
        const recipient = recipientOfCode({ id: registrationId, accessCodeVersion });
        await this.outbox.insert({ batchId, notices: [{ id: newId(), registrationId, recipient }], nowMs });
      })
      .catch((error: unknown) => {
        if (!(error instanceof AskedTooOften)) throw error;
      });
  }

  private async batchOf({ examId, nowMs }: { examId: string; nowMs: number }): Promise<string> {
    const standingKey = `lost-codes:${examId}`;
    await this.repository.keepBatch({ id: newId(), examId, standingKey, body: BODY, nowMs });
    return (await this.repository.batchOf(standingKey)) as string;
  }
}

/** Takes the new code back with the transaction; nobody is told. */
class AskedTooOften extends Error {}
