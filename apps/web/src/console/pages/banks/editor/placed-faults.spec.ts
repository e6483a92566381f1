import { faultsAt, placeOf } from './placed-faults';

const fault = (path: string | null, code = 'HTML', details: object = {}) => ({ path, code, details });

describe('a fault beside its field', () => {
  it('belongs to the field, and to the list around it unless its own place is shown', () => {
    const faults = [fault('questions.0.options.1'), fault('questions.0.options'), fault('questions.0.stem')];
    expect(faultsAt({ faults, path: 'questions.0.options' })).toHaveLength(2);
    expect(faultsAt({ faults, path: 'questions.0.options', exact: true })).toHaveLength(1);
    expect(faultsAt({ faults, path: 'questions.0.options.1' })).toHaveLength(1);
  });

  it('of a missing field belongs where it would be typed', () => {
    expect(placeOf(fault('questions.0', 'REQUIRED_FIELD_MISSING', { missing: 'stem' }))).toBe('questions.0.stem');
    expect(placeOf(fault(null, 'REQUIRED_FIELD_MISSING', { missing: 'domain' }))).toBe('domain');
  });
});
