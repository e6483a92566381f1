import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setTitle('Sunflower')
    .setDescription(
      'Times are ISO 8601 UTC with milliseconds. Every error is {"code", "message", "details"}. Clients ignore fields they do not know.',
    )
    .setVersion('1')
    .build();
  return SwaggerModule.createDocument(app, options);
}

/** `/api/docs` to read, `/api/docs-json` to generate clients from. */
export function setUpApiDocs(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => describeApi(app));
}
