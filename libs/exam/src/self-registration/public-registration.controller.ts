import { Body, Controller, Get, Header, HttpCode, Ip, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { signInKey, SignInThrottle } from '@sunflower/identity';
import { Organisations } from '@sunflower/organisations';
import { AddressLimit, Clock, isoTime, isoTimeOrNull, MayCall } from '@sunflower/platform';
import { ApplicationRepository, type ApplicationRow } from './application.repository';
import { Apply, type ApplicantProof } from './apply';
import { endOf, PublicPages } from './public-pages';
import {
  ApplicantProofBody,
  ApplicationBody,
  OwnApplicationDto,
  PublicOrganisationDto,
  PublicOrganisationQueryDto,
  PublicPageDto,
  ReceivedDto,
  ResubmitBody,
} from './self-registration.dto';
import { ApplicationNotFound, TooManyApplications } from './self-registration.errors';

// A class of parents behind one address applies within minutes; a list of numbers is not tried out in a day.
const LIMIT = { burst: 60, perMinute: 30, maxAddresses: 20_000 };
const READING = { burst: 300, perMinute: 300, maxAddresses: 20_000 };

/** The page on which people apply, follow their application and mend it; by its address, without an account. */
@ApiTags('public')
@MayCall('public')
@Controller('self-registration/:token')
export class PublicRegistrationController {
  private readonly limit = new AddressLimit(LIMIT);
  private readonly reading = new AddressLimit(READING);
  private readonly throttle: SignInThrottle;

  constructor(
    private readonly clock: Clock,
    private readonly pages: PublicPages,
    private readonly organisations: Organisations,
    private readonly applying: Apply,
    private readonly repository: ApplicationRepository,
  ) {
    this.throttle = new SignInThrottle(clock);
  }

  @Get()
  @Header('Cache-Control', 'no-store')
  async page(@Param('token') token: string, @Ip() address: string): Promise<PublicPageDto> {
    this.take(this.reading, address);
    const page = await this.pages.get(token);
    const { exam, sitting } = page;
    const { name } = await this.organisations.getOrganisation(page.organisationId);
    return {
      examTitle: exam.title,
      organisationName: name,
      state: await this.pages.stateOf(page),
      opensAt: isoTime(page.opensAt),
      closesAt: isoTime(endOf(page)),
      quota: page.quota,
      conditions: page.conditions,
      sittingOpensAt: isoTimeOrNull(sitting?.opensAt ?? null),
      sittingClosesAt: isoTimeOrNull(sitting?.closesAt ?? null),
      rules: exam.rules,
      rulesVersion: exam.rulesVersion,
      privacyNotice: exam.privacyNotice,
      privacyVersion: exam.privacyVersion,
    };
  }

  /** One level at a time, so that a phone loads no tree of thousands. */
  @Get('organisations')
  async organisationsBelow(
    @Param('token') token: string,
    @Query() { parentId }: PublicOrganisationQueryDto,
    @Ip() address: string,
  ): Promise<PublicOrganisationDto[]> {
    this.take(this.reading, address);
    const page = await this.pages.get(token);
    return (await this.pages.organisationsBelow({ page, parentId: parentId ?? null })).map(({ id, name }) => ({
      id,
      name,
    }));
  }

  /** The answer is the same whether the number was here before or not. */
  @Post('applications')
  @HttpCode(200)
  async submit(
    @Param('token') token: string,
    @Body() { rulesVersion, privacyVersion, ...typed }: ApplicationBody,
    @Ip() address: string,
  ): Promise<ReceivedDto> {
    this.take(this.limit, address);
    await this.applying.submit({ token, typed, consent: { rulesVersion, privacyVersion } });
    return { received: true };
  }

  /** For who knows the ID number and the phone. */
  @Post('status')
  @HttpCode(200)
  async status(
    @Param('token') token: string,
    @Body() proof: ApplicantProofBody,
    @Ip() address: string,
  ): Promise<OwnApplicationDto> {
    return this.proven({ token, proof, address }, async () => this.view(await this.applying.status({ token, proof })));
  }

  /** What was sent back, mended. */
  @Post('resubmit')
  @HttpCode(200)
  async resubmit(
    @Param('token') token: string,
    @Body() { mended, ...proof }: ResubmitBody,
    @Ip() address: string,
  ): Promise<ReceivedDto> {
    return this.proven({ token, proof, address }, async () => {
      await this.applying.resubmit({ token, proof, mended });
      return { received: true };
    });
  }

  /** Gives the place back, while nobody has decided. */
  @Post('withdraw')
  @HttpCode(200)
  async withdraw(
    @Param('token') token: string,
    @Body() proof: ApplicantProofBody,
    @Ip() address: string,
  ): Promise<ReceivedDto> {
    return this.proven({ token, proof, address }, async () => {
      await this.applying.withdraw({ token, proof });
      return { received: true };
    });
  }

  /** Guessing the phone to a number is slowed down as guessing a password is. */
  private async proven<Answer>(
    { token, proof, address }: { token: string; proof: ApplicantProof; address: string },
    act: () => Promise<Answer>,
  ): Promise<Answer> {
    this.take(this.limit, address);
    const key = signInKey({ account: `${token.slice(0, 24)} ${proof.idNumber.trim()}`, address });
    this.throttle.check(key);
    this.throttle.fail(key);
    try {
      const answer = await act();
      this.throttle.succeed(key);
      return answer;
    } catch (error) {
      if (!(error instanceof ApplicationNotFound)) this.throttle.takeBack(key);
      throw error;
    }
  }

  private take(limit: AddressLimit, address: string): void {
    const waitSeconds = limit.take({ address, nowMs: this.clock.now() });
    if (waitSeconds !== null) throw new TooManyApplications(waitSeconds);
  }

  private async view({
    state,
    reason,
    name,
    organisationId,
    submittedAt,
    examId,
    personId,
  }: ApplicationRow): Promise<OwnApplicationDto> {
    const { name: organisationName } = await this.organisations.getOrganisation(organisationId);
    return {
      state,
      reason,
      name,
      organisationId,
      organisationName,
      submittedAt: isoTime(submittedAt),
      ticketNumber: personId === null ? null : await this.repository.ticketOf({ examId, personId }),
    };
  }
}
