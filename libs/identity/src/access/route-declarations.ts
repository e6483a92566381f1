import { RequestMethod, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { findCallers } from './route-access';

/** Stops the boot when a route does not declare who may call it. */
@Injectable()
export class RouteDeclarations implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const undeclared = this.discovery
      .getControllers()
      .flatMap(({ metatype, instance }) => this.undeclaredOf({ metatype, instance: instance as object | null }));
    if (undeclared.length > 0) throw new Error(`No @MayCall on ${undeclared.join(', ')}`);
  }

  private undeclaredOf({ metatype, instance }: { metatype: unknown; instance: object | null }): string[] {
    // A request-scoped controller has no instance yet, only its class.
    const controller = metatype as { name: string; prototype: object };
    const prototype = instance ? (Object.getPrototypeOf(instance) as object) : controller.prototype;
    return this.scanner
      .getAllMethodNames(prototype)
      .map((name) => ({ name, handler: (prototype as Record<string, object>)[name] }))
      .filter(
        ({ handler }) => (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined) !== undefined,
      )
      .filter(({ handler }) => findCallers({ controller, handler }) === null)
      .map(({ name }) => `${controller.name}.${name}`);
  }
}
