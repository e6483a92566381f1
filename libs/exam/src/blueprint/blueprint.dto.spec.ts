import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { BlueprintDto } from './blueprint.dto';

const draw = { domainCode: 'a', type: null, format: null, difficulty: null, groupSize: null, points: 1 };
const faultsOf = (draws: object[]) =>
  validate(plainToInstance(BlueprintDto, { sections: [{ title: '第一部分', passMarkPoints: null, draws }] }));

describe('the blueprint of a draft', () => {
  it('may have a section without draws', async () => {
    expect(await faultsOf([])).toEqual([]);
  });

  it('may have a draw without a count yet', async () => {
    expect(await faultsOf([{ ...draw, count: 0 }])).toEqual([]);
  });

  it.each([-1, 201, 1.5])('has no draw of %p questions', async (count) => {
    expect(await faultsOf([{ ...draw, count }])).toHaveLength(1);
  });
});
