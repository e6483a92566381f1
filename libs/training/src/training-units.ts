import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, newId } from '@sunflower/platform';
import { CheckMarkdown } from './check-markdown';
import { parseTrainingUnitFile } from './training-unit-file';
import type { TrainingUnit } from './training-unit.entity';
import { TrainingUnitRepository } from './training-unit.repository';
import { InvalidTrainingText, TrainingUnitNotFound } from './training.errors';

export interface TrainingUnitView {
  id: string;
  organisationId: string;
  title: string;
  bodyMarkdown: string;
  createdAt: number;
  updatedAt: number;
}

interface UnitText {
  title: string;
  bodyMarkdown: string;
  /** Null when the system itself acts. */
  staffId: string | null;
}

/** Reading units and their completions. */
@Injectable()
export class TrainingUnits {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly repository: TrainingUnitRepository,
    private readonly checkMarkdown: CheckMarkdown,
  ) {}

  /** @throws InvalidTrainingText */
  async createUnit({
    organisationId,
    title,
    bodyMarkdown,
    staffId,
  }: UnitText & { organisationId: string }): Promise<TrainingUnitView> {
    await this.requireCleanText({ bodyMarkdown, staffId });
    return this.database.transaction(() => this.insertUnit({ organisationId, title, bodyMarkdown, staffId }));
  }

  /** Earlier completions stay valid. @throws TrainingUnitNotFound, InvalidTrainingText */
  async updateUnit({ id, title, bodyMarkdown, staffId }: UnitText & { id: string }): Promise<TrainingUnitView> {
    await this.requireCleanText({ bodyMarkdown, staffId });
    return this.database.transaction(async () => {
      const unit = await this.getUnit(id);
      const updatedAt = this.clock.now();
      await this.repository.update({ id, title, bodyMarkdown, updatedAt });
      await this.record({ staffId, action: 'training_unit.changed', unitId: id });
      return { ...unit, title, bodyMarkdown, updatedAt };
    });
  }

  /** @throws TrainingUnitNotFound */
  async getUnit(id: string): Promise<TrainingUnitView> {
    const unit = await this.repository.find(id);
    if (!unit) throw new TrainingUnitNotFound();
    return unit;
  }

  listUnits({ organisationIds }: { organisationIds: readonly string[] }): Promise<TrainingUnitView[]> {
    return this.repository.list(organisationIds);
  }

  /** The required units that the person has not finished, in the order of `unitIds`. */
  async unfinished({
    unitIds,
    personId,
  }: {
    unitIds: readonly string[];
    personId: string;
  }): Promise<{ id: string; title: string }[]> {
    if (unitIds.length === 0) return [];
    const unfinished = await this.repository.listUnfinished({ unitIds, personId });
    return unitIds.flatMap((id) => unfinished.find((unit) => unit.id === id) ?? []);
  }

  findCompletedAt(reader: { unitId: string; personId: string }): Promise<number | null> {
    return this.repository.findCompletedAt(reader);
  }

  /** Records a completion and returns the time of the first one; idempotent. @throws TrainingUnitNotFound */
  async complete({ unitId, personId }: { unitId: string; personId: string }): Promise<number> {
    await this.getUnit(unitId);
    const completedAt = this.clock.now();
    await this.repository.keepCompletion({ unitId, personId, completedAt });
    return (await this.repository.findCompletedAt({ unitId, personId })) ?? completedAt;
  }

  /**
   * Loads a Markdown file whose first line is `# title`. An existing unit with this title stays as staff left it.
   * @throws InvalidTrainingText
   */
  async loadUnitFile({ file, organisationId }: { file: string; organisationId: string }): Promise<TrainingUnitView> {
    const { title, bodyMarkdown } = parseTrainingUnitFile(await readFile(file, 'utf8'));
    await this.requireCleanText({ bodyMarkdown, staffId: null });
    return this.database.transaction(async () => {
      await this.repository.lockOrganisation(organisationId);
      return (
        (await this.repository.findByTitle({ organisationId, title })) ??
        this.insertUnit({ organisationId, title, bodyMarkdown, staffId: null })
      );
    });
  }

  private async requireCleanText({ bodyMarkdown, staffId }: Omit<UnitText, 'title'>): Promise<void> {
    const fault = await this.checkMarkdown.faultOf({ text: bodyMarkdown, staffId });
    if (fault) throw new InvalidTrainingText(fault);
  }

  private async insertUnit({
    organisationId,
    title,
    bodyMarkdown,
    staffId,
  }: UnitText & { organisationId: string }): Promise<TrainingUnitView> {
    const now = this.clock.now();
    const unit: TrainingUnit = { id: newId(), organisationId, title, bodyMarkdown, createdAt: now, updatedAt: now };
    await this.repository.insert(unit);
    await this.record({ staffId, action: 'training_unit.created', unitId: unit.id });
    return unit;
  }

  private record({
    staffId,
    action,
    unitId,
  }: {
    staffId: string | null;
    action: string;
    unitId: string;
  }): Promise<void> {
    return this.audit.record({ staffId, action, subjectType: 'training_unit', subjectId: unitId, reason: null });
  }
}
