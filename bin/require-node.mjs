// Runs before anything else is loaded and uses nothing that an old Node lacks, so that its user reads a sentence and not a stack.
const wanted = [20, 20];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < wanted[0] || (major === wanted[0] && minor < wanted[1])) {
  process.stderr.write(
    `Casewright needs Node ${wanted.join('.')} or later; this is Node ${process.versions.node} (${process.execPath}).\n` +
      'Remedy: install a current Node (for example `nvm install 20`, or the package of your system) and run the command again.\n',
  );
  process.exit(1);
}
