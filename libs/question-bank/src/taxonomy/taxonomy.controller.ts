import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { MayDo, Staff, StaffActor } from '@sunflower/platform';
import { UnknownDomain } from '../bulk/bulk.errors';
import { QuestionListRepository } from '../question/question-list.repository';
import { BankAccess } from '../sharing/bank-access';
import { KnowledgeTrees } from './knowledge-tree';
import {
  EditedPointDto,
  KnowledgeTreeDto,
  MergedPointDto,
  NewPointDto,
  PointIdDto,
  PointNameDto,
} from './taxonomy.dto';

/** The knowledge points of a bank as a tree. */
@Controller('question-banks/:id/knowledge-points')
export class TaxonomyController {
  constructor(
    private readonly access: BankAccess,
    private readonly trees: KnowledgeTrees,
    private readonly lists: QuestionListRepository,
  ) {}

  @Get()
  @MayDo('bank.read')
  async get(@Staff() staff: StaffActor, @Param('id') bankId: string): Promise<KnowledgeTreeDto> {
    await this.access.getBank({ staff, bankId, act: 'bank.read' });
    return this.trees.of(bankId);
  }

  /** Adds a point; questions that already use its name belong to it. */
  @Post()
  @MayDo('bank.change')
  @HttpCode(200)
  async add(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Body() { domain: domainCode, parentId, title }: NewPointDto,
  ): Promise<PointIdDto> {
    const act = await this.requireBank(staff, bankId);
    const domains = await this.lists.listDomains([bankId]);
    if (!domains.some(({ code }) => code === domainCode)) throw new UnknownDomain();
    return { id: await this.trees.add({ ...act, domainCode, parentId: parentId ?? null, title: title.trim() }) };
  }

  /** Renames or moves a point. */
  @Put(':pointId')
  @MayDo('bank.change')
  async edit(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Param('pointId') pointId: string,
    @Body() { title, parentId }: EditedPointDto,
  ): Promise<PointIdDto> {
    const act = await this.requireBank(staff, bankId);
    return { id: await this.trees.edit({ ...act, pointId, title: title.trim(), parentId: parentId ?? null }) };
  }

  @Post(':pointId/merge')
  @MayDo('bank.change')
  @HttpCode(200)
  async merge(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Param('pointId') pointId: string,
    @Body() { intoId }: MergedPointDto,
  ): Promise<PointIdDto> {
    const act = await this.requireBank(staff, bankId);
    return { id: await this.trees.merge({ ...act, pointId, intoId }) };
  }

  /** Adds a name used in questions as another name of this point. */
  @Post(':pointId/names')
  @MayDo('bank.change')
  @HttpCode(200)
  async addName(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Param('pointId') pointId: string,
    @Body() { title }: PointNameDto,
  ): Promise<PointIdDto> {
    const act = await this.requireBank(staff, bankId);
    return { id: await this.trees.addName({ ...act, pointId, title: title.trim() }) };
  }

  /** Removes a point without questions and child points. */
  @Delete(':pointId')
  @MayDo('bank.change')
  @HttpCode(204)
  async remove(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Param('pointId') pointId: string,
  ): Promise<void> {
    const act = await this.requireBank(staff, bankId);
    await this.trees.remove({ ...act, pointId });
  }

  private async requireBank(staff: StaffActor, bankId: string): Promise<{ bankId: string; staffId: string }> {
    await this.access.getBank({ staff, bankId, act: 'bank.change' });
    return { bankId, staffId: staff.staffId };
  }
}
