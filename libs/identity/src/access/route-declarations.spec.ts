import { Controller, Get, Post } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { MayCall } from '@sunflower/platform';
import { RouteAccess, ruleOf } from './route-access';
import { RouteDeclarations } from './route-declarations';

@Controller('one')
class Undeclared {
  @MayCall('public')
  @Get()
  declared(): void {}

  @Post()
  forgotten(): void {}

  notARoute(): void {}
}

@MayCall('administrator')
@Controller('two')
class DeclaredOnTheClass {
  @Get()
  inherited(): void {}

  @MayCall('public')
  @Get('open')
  open(): void {}
}

@MayCall('candidate')
@Controller('three')
class Heir extends DeclaredOnTheClass {}

const boot = (...controllers: (new () => object)[]) =>
  Test.createTestingModule({ imports: [DiscoveryModule], controllers, providers: [RouteDeclarations] })
    .compile()
    .then((module) => module.init());

describe('the boot', () => {
  it('is stopped by a route that does not say who may call it', async () => {
    await expect(boot(DeclaredOnTheClass, Undeclared)).rejects.toThrow('No @MayCall on Undeclared.forgotten');
  });

  it('goes on when every route or its controller says so', async () => {
    const module = await boot(DeclaredOnTheClass);
    await module.close();
  });
});

describe('the declaration of a route', () => {
  const routes = new RouteAccess();

  it('is its own, else that of its controller', () => {
    expect(
      routes.ruleFor({ controller: DeclaredOnTheClass, handler: DeclaredOnTheClass.prototype.inherited }),
    ).toMatchObject(ruleOf(['administrator']));
    expect(
      routes.ruleFor({ controller: DeclaredOnTheClass, handler: DeclaredOnTheClass.prototype.open }),
    ).toMatchObject(ruleOf(['public']));
  });

  it('may differ between two controllers that share the handler', () => {
    expect(routes.ruleFor({ controller: Heir, handler: Heir.prototype.inherited })).toMatchObject(
      ruleOf(['candidate']),
    );
  });

  it('that is missing lets nobody in', () => {
    expect(routes.ruleFor({ controller: Undeclared, handler: Undeclared.prototype.forgotten })).toEqual({
      public: false,
      candidate: false,
      staff: 'none',
      checksSignIn: false,
      openBefore: [],
    });
  });
});
