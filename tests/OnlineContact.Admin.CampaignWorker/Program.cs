using NodaTime.Text;
using OnlineContact.Admin.CampaignWorker.Reports;
using OnlineContact.Admin.CampaignWorker.Work;

// Usage: start|write|race|invite|close DATABASE CONNECTION INSTANT [NUMBERS]. It reports on its standard output; the end of its input ends it.
using var output = new StreamWriter(Console.OpenStandardOutput());
var reporter = new Reporter(output);
try
{
    using var process = new AdminProcess(args[1], args[2], InstantPattern.ExtendedIso.Parse(args[3]).Value, reporter, reportsMails: args[0] == "invite");
    reporter.Say(ReportKind.Starting);
    await process.Host.Runtime.StartAsync();
    reporter.Say(ReportKind.Started);
    var numbers = args[4..].Select(int.Parse).ToArray();
    switch (args[0])
    {
        case "write":
            await new Writing(process.Host, reporter, seed: numbers[0], tasks: numbers[1]).RunAsync(Console.In);
            break;
        case "invite":
            await new Inviting(process.Host, reporter, seed: numbers[0], tasks: numbers[1]).RunAsync(Console.In);
            break;
        case "close":
            await new Closing(process.Host, reporter, seed: numbers[0], tasks: numbers[1], services: numbers[2]).RunAsync(Console.In);
            break;
        case "race":
            await new Racing(process.Host, reporter, first: numbers[0], writers: numbers[1]).RunAsync(Console.In);
            break;
    }

    reporter.Say(ReportKind.Stopped);
    return 0;
}
catch (Exception e)
{
    reporter.Say(ReportKind.Broken, e.GetType().Name, e.Message, e);
    return 1;
}
