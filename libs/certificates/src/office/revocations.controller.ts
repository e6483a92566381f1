import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { CertificateReasonDto } from '../certificate/certificates.dto';
import { RevocationListDto, toRevocationView } from '../revocation/revocation.dto';
import { RevocationDesk } from './revocation-desk';

/** Revoking a certificate takes two: one asks, another confirms. */
@ApiTags('certificates')
@Controller('certificates/:number/revocations')
export class RevocationsController {
  constructor(private readonly desk: RevocationDesk) {}

  @Get()
  @MayDo('certificate.read-revocations')
  async list(@Param('number') number: string, @Staff() staff: StaffActor): Promise<RevocationListDto> {
    const revocations = await this.desk.list({ number, staff });
    return {
      revocations: revocations.map((revocation) => toRevocationView({ revocation, staffId: staff.staffId })),
    };
  }

  /** The certificate stays valid until somebody else confirms. */
  @Post()
  @MayDo('certificate.revoke')
  @HttpCode(204)
  async request(
    @Param('number') number: string,
    @Body() { reason }: CertificateReasonDto,
    @Staff() staff: StaffActor,
  ): Promise<void> {
    await this.desk.request({ number, reason, staff });
  }

  @Post(':requestId/confirm')
  @MayDo('certificate.confirm-revocation')
  @HttpCode(204)
  async confirm(
    @Param('number') number: string,
    @Param('requestId') requestId: string,
    @Staff() staff: StaffActor,
  ): Promise<void> {
    await this.desk.confirm({ number, requestId, staff });
  }

  @Post(':requestId/decline')
  @MayDo('certificate.confirm-revocation')
  @HttpCode(204)
  async decline(
    @Param('number') number: string,
    @Param('requestId') requestId: string,
    @Body() { reason }: CertificateReasonDto,
    @Staff() staff: StaffActor,
  ): Promise<void> {
    await this.desk.decline({ number, requestId, reason, staff });
  }
}
