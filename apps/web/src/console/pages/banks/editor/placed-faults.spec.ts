import { faultsAt, placeOf } from './placed-faults';

const fault = (path: string | null, code = 'HTML', details: object = {}) => ({ path, code, details });

describe('the field of a fault', () => {
  it('is the field itself, and the list around it unless only exact matches are wanted', () => {
    const faults = [fault('questions.0.options.1'), fault('questions.0.options'), fault('questions.0.stem')];
    expect(faultsAt({ faults, path: 'questions.0.options' })).toHaveLength(2);
    expect(faultsAt({ faults, path: 'questions.0.options', exact: true })).toHaveLength(1);
    expect(faultsAt({ faults, path: 'questions.0.options.1' })).toHaveLength(1);
  });

  it('is the missing field itself when a field is missing', () => {
    expect(placeOf(fault('questions.0', 'REQUIRED_FIELD_MISSING', { missing: 'stem' }))).toBe('questions.0.stem');
    expect(placeOf(fault(null, 'REQUIRED_FIELD_MISSING', { missing: 'domain' }))).toBe('domain');
  });
});
