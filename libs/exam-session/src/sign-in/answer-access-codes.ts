import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Registrations } from '@sunflower/exam';
import { CurrentAccessCodes, type SignInStanding } from '@sunflower/identity';
import { NaturalBatcher } from '@sunflower/platform';

/** Tells the guard the current access code versions and the ended sign-ins. Simultaneous questions share a query. */
@Injectable()
export class AnswerAccessCodes implements OnModuleInit {
  private readonly lookUps = new NaturalBatcher<string, SignInStanding | null>({
    run: (ids) => this.lookUp(ids),
    maxWaitMs: 15_000,
  });

  constructor(
    private readonly accessCodes: CurrentAccessCodes,
    private readonly registrations: Registrations,
  ) {}

  onModuleInit(): void {
    this.accessCodes.answeredBy((registrationId) => this.lookUps.add(registrationId));
  }

  private async lookUp(registrationIds: string[]): Promise<(SignInStanding | null)[]> {
    const standings = await this.registrations.signInStandings([...new Set(registrationIds)]);
    return registrationIds.map((id) => standings.get(id) ?? null);
  }
}
