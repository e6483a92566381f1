import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { BodyLimit, fieldRequired, InvalidRequest, MayDo, Staff, StaffActor } from '@sunflower/platform';
import { BankAccess } from '../sharing/bank-access';
import { BankImportDto, BankImportReportDto, QuestionBankDto } from './question-bank.dto';
import { QuestionBanks } from '../loading/question-banks';

// Room for 200 files and 1,000 picture paths.
const BANK = { kilobytes: 4096, values: 4_000, listLength: 1_000 };

/** Question banks for their managers. */
@Controller('question-banks')
export class QuestionBanksController {
  constructor(
    private readonly banks: QuestionBanks,
    private readonly access: BankAccess,
  ) {}

  @Get()
  @MayDo('bank.list')
  async list(@Staff() staff: StaffActor): Promise<QuestionBankDto[]> {
    const banks = await this.access.listBanks(staff);
    const domains = await this.banks.listDomainsOfBanks(banks.map(({ id }) => id));
    return banks.map((bank) => ({
      ...bank,
      domains: (domains.get(bank.id) ?? []).map(({ code, title, questionCount, publishedCount }) => ({
        code,
        title,
        questionCount,
        publishedCount,
      })),
    }));
  }

  /** Imports all files or none; each fault names its file, question and problem. */
  @Post('import')
  @MayDo('bank.import')
  @BodyLimit(BANK)
  @HttpCode(200)
  async import(
    @Staff() staff: StaffActor,
    @Body() { bankId, organisationId, files, pictures = [] }: BankImportDto,
  ): Promise<BankImportReportDto> {
    const target = await this.targetOf({ staff, bankId, organisationId });
    return this.banks.importFiles({ ...target, files, pictures, staffId: staff.staffId });
  }

  private async targetOf({
    staff,
    bankId,
    organisationId,
  }: {
    staff: StaffActor;
    bankId?: string;
    organisationId?: string;
  }): Promise<{
    bankId: string | null;
    organisationId: string;
  }> {
    if (bankId !== undefined) {
      const bank = await this.access.getBank({ staff, bankId, act: 'bank.import' });
      return { bankId, organisationId: bank.organisationId };
    }
    if (organisationId === undefined)
      throw new InvalidRequest('Say to which bank (bankId) or organisation (organisationId) the files belong.', {
        faults: [fieldRequired('organisationId')],
      });
    await this.access.requireOrganisation({ staff, organisationId, act: 'bank.import' });
    return { bankId: null, organisationId };
  }
}
