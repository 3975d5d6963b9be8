/**
 * The folder of this installation: migrations, the built web app and the bundles are found below it.
 * The launchers in `bin/` set it; tests and tools run from the checkout itself.
 */
export const projectRoot: string = process.env.CASEWRIGHT_ROOT ?? process.cwd();
