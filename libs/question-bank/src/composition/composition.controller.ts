import { Controller, Get, Param } from '@nestjs/common';
import { Clock, MayDo, shanghaiDate, Staff, StaffActor, yieldTurn } from '@sunflower/platform';
import { BankAccess } from '../sharing/bank-access';
import { CompositionCount } from './composition';
import { BankCompositionDto } from './composition.dto';
import { CompositionRepository } from './composition.repository';

@Controller('question-banks/:id/composition')
@MayDo('bank.read')
export class CompositionController {
  constructor(
    private readonly clock: Clock,
    private readonly access: BankAccess,
    private readonly repository: CompositionRepository,
  ) {}

  /** The composition of a bank, read a thousand questions at a time. */
  @Get()
  async get(@Staff() staff: StaffActor, @Param('id') bankId: string): Promise<BankCompositionDto> {
    await this.access.getBank({ staff, bankId, act: 'bank.read' });
    const count = new CompositionCount(shanghaiDate(this.clock.now()).year);
    for (let after = ''; ;) {
      const page = await this.repository.page({ bankId, after });
      const last = page.at(-1);
      if (!last) return count.done();
      for (const question of page) count.add(question);
      after = last.code;
      await yieldTurn();
    }
  }
}
