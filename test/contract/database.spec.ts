import request from 'supertest';
import { createTestApp, type TestApp } from '../fixtures/test-app';
import { describeOnBothEngines } from '../fixtures/test-database';

describeOnBothEngines('the database', (engine) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp({ engine });
  });
  afterAll(() => test.close());

  it('is there', async () => {
    expect(await test.database.select('SELECT count(*) AS n FROM audit_entry')).toHaveLength(1);
    await request(test.http).get('/api/v1/none').expect(404);
  });
});
