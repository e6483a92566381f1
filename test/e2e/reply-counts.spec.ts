import '../fixtures/load-cookie-plugin';
import request from 'supertest';
import { createHttpServer } from '../../apps/api/src/http-server';
import { createTestPlace } from '../fixtures/test-database';

describe('the reply counter', () => {
  it('counts replies by the class of their status', async () => {
    const place = await createTestPlace('sqlite');
    const app = await createHttpServer({ config: place.config });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const get = (path: string) => request(app.getHttpServer()).get(path);
    for (const path of ['/health/live', '/api/v1/nowhere', '/api/v1/exams']) await get(path);
    const { text } = await get('/metrics').expect(200);
    expect(text).toContain('sunflower_http_requests_total{status="2xx"} 1\n');
    expect(text).toContain('sunflower_http_requests_total{status="4xx"} 2\n');
    expect(text).toContain('sunflower_http_requests_total{status="5xx"} 0\n');
    await app.close();
    await place.remove();
  });
});
