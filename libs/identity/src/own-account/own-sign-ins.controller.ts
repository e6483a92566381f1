import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { isoTime, MayCall } from '@sunflower/platform';
import { OwnSession } from '../access/access.guard';
import { StaffSessions, type HeldSession } from '../session/staff-sessions';
import { OwnSignInView } from './own-sign-ins.dto';
import { OwnSignIns } from './own-sign-ins';

/** The caller's own sign-ins. */
@ApiTags('identity')
@MayCall('staff')
@Controller('staff/me/sign-ins')
export class OwnSignInsController {
  constructor(
    private readonly sessions: StaffSessions,
    private readonly signIns: OwnSignIns,
  ) {}

  @Get()
  async list(@OwnSession() { id: ownId, actor }: HeldSession): Promise<OwnSignInView[]> {
    const sessions = await this.sessions.listOf(actor.staffId);
    return sessions.map(({ id, createdAt, lastSeenAt, address, browser }) => ({
      id,
      current: id === ownId,
      since: isoTime(createdAt),
      lastSeenAt: isoTime(lastSeenAt ?? createdAt),
      address,
      browser,
    }));
  }

  @Post('end-others')
  @HttpCode(204)
  async endOthers(@OwnSession() { id, actor }: HeldSession): Promise<void> {
    await this.signIns.endOthers({ staffId: actor.staffId, keptId: id });
  }

  @Post(':id/end')
  @HttpCode(204)
  async endOne(@OwnSession() { actor }: HeldSession, @Param('id') id: string): Promise<void> {
    await this.signIns.endOne({ staffId: actor.staffId, id: id.slice(0, 64) });
  }
}
