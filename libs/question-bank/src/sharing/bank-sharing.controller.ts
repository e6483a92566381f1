import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { isoTime, MayDo, Staff, StaffActor } from '@sunflower/platform';
import { BankAccess } from './bank-access';
import { BankRules } from './bank-rules';
import { BankShares } from './bank-shares';
import {
  BankRulesDto,
  BankShareListDto,
  BankUseListDto,
  BankUseQueryDto,
  GiveBankRightDto,
  TakeBankRightDto,
} from './bank-sharing.dto';
import { BankUses } from './bank-uses';

const DEFAULT_LIMIT = 50;

/** The organisations that a bank is shared with, and the record of its use. */
@Controller('question-banks/:id')
@MayDo('bank.share')
export class BankSharingController {
  constructor(
    private readonly access: BankAccess,
    private readonly shares: BankShares,
    private readonly uses: BankUses,
    private readonly rules: BankRules,
  ) {}

  @Get('shares')
  async list(@Staff() staff: StaffActor, @Param('id') bankId: string): Promise<BankShareListDto> {
    await this.access.getBank({ staff, bankId, act: 'bank.share' });
    return this.view(bankId);
  }

  /** Grants a right; idempotent. */
  @Post('shares')
  @HttpCode(200)
  async give(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Body() { organisationCode, right, reason }: GiveBankRightDto,
  ): Promise<BankShareListDto> {
    const bank = await this.access.getBank({ staff, bankId, act: 'bank.share' });
    await this.shares.give({ bank, organisationCode, right, reason: reason.trim(), staffId: staff.staffId });
    return this.view(bankId);
  }

  /** Withdraws a right. Locked exams keep their frozen questions; a draft exam is refused when it is locked. */
  @Post('shares/take')
  @HttpCode(200)
  async take(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Body() { organisationId, right, reason }: TakeBankRightDto,
  ): Promise<BankShareListDto> {
    const bank = await this.access.getBank({ staff, bankId, act: 'bank.share' });
    await this.shares.take({ bank, organisationId, right, reason: reason.trim(), staffId: staff.staffId });
    return this.view(bankId);
  }

  /** Open for practice or secure, and how many approve a question. The same again changes nothing. */
  @Put('rules')
  @MayDo('bank.govern')
  @HttpCode(204)
  async setRules(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Body() { reason, ...rules }: BankRulesDto,
  ): Promise<void> {
    const bank = await this.access.getBank({ staff, bankId, act: 'bank.govern' });
    await this.rules.set({ bank, rules, reason: reason.trim(), staffId: staff.staffId });
  }

  /** Every exam that draws or drew from the bank, including purged rehearsals. */
  @Get('uses')
  async listUses(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Query() { after, limit = DEFAULT_LIMIT }: BankUseQueryDto,
  ): Promise<BankUseListDto> {
    await this.access.getBank({ staff, bankId, act: 'bank.share' });
    const uses = await this.uses.page({ bankId, beforeExamId: after ?? null, limit });
    return {
      items: uses.map(({ organisationId: _, firstUsedAt, lastUsedAt, ...use }) => ({
        ...use,
        firstUsedAt: isoTime(firstUsedAt),
        lastUsedAt: isoTime(lastUsedAt),
      })),
      nextAfter: uses.length === limit ? (uses.at(-1)?.examId ?? null) : null,
    };
  }

  private async view(bankId: string): Promise<BankShareListDto> {
    const shares = await this.shares.list(bankId);
    return {
      items: shares.map(({ organisationPath: _, createdAt, ...share }) => ({
        ...share,
        createdAt: isoTime(createdAt),
      })),
    };
  }
}
