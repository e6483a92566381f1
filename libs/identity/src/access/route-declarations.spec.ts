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
  it('fails with a route that does not declare who may call it', async () => {
    await expect(boot(DeclaredOnTheClass, Undeclared)).rejects.toThrow('No @MayCall on Undeclared.forgotten');
  });

  it('succeeds when every route or its controller declares it', async () => {
    const module = await boot(DeclaredOnTheClass);
    await module.close();
  });
});

describe('the declaration of a route', () => {
  const routes = new RouteAccess();

  it("is the route's own, or else the controller's", () => {
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

  it('admits nobody when it is missing', () => {
    expect(routes.ruleFor({ controller: Undeclared, handler: Undeclared.prototype.forgotten })).toEqual({
      public: false,
      candidate: false,
      staff: 'none',
      checksSignIn: false,
      openBefore: [],
    });
  });
});
