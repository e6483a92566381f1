import type { DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { EntityTarget, ObjectLiteral } from 'typeorm';

export const READER = 'reader';

/** Imports that register a lib's entities with the writer and the reader. */
export const entities = (...targets: EntityTarget<ObjectLiteral>[]): DynamicModule[] => [
  TypeOrmModule.forFeature(targets as never),
  TypeOrmModule.forFeature(targets as never, READER),
];
