import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { MayDo, Staff, StaffActor } from '@sunflower/platform';
import { BankAccess } from '../sharing/bank-access';
import { WriteBank } from './write-bank';
import { BankIdDto, ChangedBankDto, NewBankDto } from './writing.dto';

/** Banks created and changed on the screen. */
@Controller('question-banks')
export class BankWritingController {
  constructor(
    private readonly access: BankAccess,
    private readonly banks: WriteBank,
  ) {}

  @Post()
  @MayDo('bank.create')
  @HttpCode(200)
  async create(@Staff() staff: StaffActor, @Body() bank: NewBankDto): Promise<BankIdDto> {
    const { organisationId, code, title, domains } = bank;
    await this.access.requireOrganisation({ staff, organisationId, act: 'bank.create' });
    return { id: await this.banks.create({ organisationId, code, title, domains, staffId: staff.staffId }) };
  }

  /** Every domain that has questions must be included. */
  @Put(':id')
  @MayDo('bank.change')
  async change(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Body() { title, domains }: ChangedBankDto,
  ): Promise<BankIdDto> {
    const { code } = await this.access.getBank({ staff, bankId, act: 'bank.change' });
    await this.banks.change({ bankId, code, title, domains, staffId: staff.staffId });
    return { id: bankId };
  }
}
