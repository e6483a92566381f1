import { Injectable, type OnModuleInit } from '@nestjs/common';
import { QuestionPool, QuestionUsers } from '@sunflower/question-bank';
import { candidatesOf, numberDraws } from '../blueprint/draw-candidates';
import type { Blueprint } from '../blueprint/blueprint';
import { QuestionUseRepository, type LockedUse, type UsingExam } from './question-use.repository';

/** Where a question is used, for staff who change it. */
@Injectable()
export class QuestionUses implements OnModuleInit {
  constructor(
    private readonly users: QuestionUsers,
    private readonly pool: QuestionPool,
    private readonly repository: QuestionUseRepository,
  ) {}

  onModuleInit(): void {
    this.users.answeredBy((questionIds) => this.repository.usedAmong(questionIds));
  }

  async of({ questionId, bankId }: { questionId: string; bankId: string }): Promise<{
    locked: LockedUse[];
    drafts: UsingExam[];
  }> {
    const locked = await this.repository.lockedWith(questionId);
    const unit = await this.pool.publishedUnit({ bankId, questionId });
    const drafts = unit.length === 0 ? [] : await this.repository.draftsOf(bankId);
    const wouldDraw = (blueprint: Blueprint): boolean =>
      numberDraws(blueprint).some(
        ({ draw }) => candidatesOf({ draw, pool: unit, exclusionGroups: new Map() }).length > 0,
      );
    return { locked, drafts: drafts.filter(({ blueprint }) => wouldDraw(blueprint)) };
  }
}
