import { spawn } from 'node:child_process';

const USUAL_MOST_MINUTES = 15;
const running = new Set();
const cleanUps = [];
let interrupted = false;

/**
 * Runs a command and shows its output as it comes.
 * @throws Error describing how it ended, unless with code 0
 */
export function runCommand([program, ...args], { environment = {}, mostMinutes = USUAL_MOST_MINUTES } = {}) {
  return new Promise((resolve, reject) => {
    // After Ctrl-C nothing new starts; the process is about to exit.
    if (interrupted) return;
    // A separate process group, so that the command's children can be ended with it.
    const child = spawn(program, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
      env: { ...process.env, ...environment },
    });
    running.add(child);
    const timer = setTimeout(() => {
      endGroup(child, 'SIGKILL');
      reject(new Error(`${program} did not end within ${mostMinutes} minutes`));
    }, mostMinutes * 60_000);
    const done = (error) => {
      clearTimeout(timer);
      running.delete(child);
      if (interrupted) return;
      if (error) reject(error);
      else resolve();
    };
    child.once('error', (error) => done(new Error(`${program} cannot be run: ${error.message}`)));
    child.once('exit', (code, signal) =>
      done(code === 0 ? null : new Error(`${program} ended with ${signal ?? `code ${code}`}`)),
    );
  });
}

/**
 * On Ctrl-C, SIGTERM or a crash of the run, ends running commands and then runs the clean-ups given to the returned
 * function.
 */
export function interruptible() {
  const stop = async (reason, exitCode) => {
    if (interrupted) return;
    interrupted = true;
    console.error(`\nStopped: ${reason}`);
    for (const child of running) endGroup(child, 'SIGTERM');
    const impatient = setTimeout(() => {
      for (const child of running) endGroup(child, 'SIGKILL');
    }, 3000);
    await Promise.allSettled(cleanUps.map((cleanUp) => cleanUp()));
    clearTimeout(impatient);
    for (const child of running) endGroup(child, 'SIGKILL');
    process.exit(exitCode);
  };
  process.on('SIGINT', () => stop('interrupted', 130));
  process.on('SIGTERM', () => stop('terminated', 143));
  process.on('SIGHUP', () => stop('hung up', 129));
  process.on('uncaughtException', (error) => stop(error.stack, 1));
  process.on('unhandledRejection', (error) => stop(error?.stack ?? error, 1));
  return (cleanUp) => cleanUps.push(cleanUp);
}

function endGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}
