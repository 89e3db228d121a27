using OnlineContact.Admin.AotCanary;

// Compiled to machine code and run by .ci/run: what only works with a compiler at hand, or with types that nobody names, ends here.
// 0 only if every answer was right.
var report = new Report();
if (System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported) Console.WriteLine("note    this run has a compiler at hand; publish it to machine code to prove something");
await HostCases.RunAsync(report);
await ConformanceCases.RunAsync(report);
return report.End();
