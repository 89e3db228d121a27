using System.Globalization;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Billing.Metering;
using OnlineContact.Admin.CampaignWorker.Reports;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.CampaignWorker.Work;

/// <summary>
/// Takes in usage of the month that is over, several batches at a time, some of them twice, and closes that month in the middle of it. It goes on
/// taking in what then comes too late, until it is told to stop or killed.
/// </summary>
internal sealed class Closing(AdminTestHost host, Reporter reporter, int seed, int tasks, int services)
{
    public const string OrganizationId = "acme";
    public const string TimeZone = "Asia/Seoul";

    /// <summary>How many services a change of the closing deals with: so few that a month is closed soon and in several changes.</summary>
    private const int ServicesAtOnce = 25;

    private const int MostRecords = 12;
    private const int MostQuantity = 5_000;
    private const int MostBatchesBefore = 6;

    private static readonly Admin.OrganizationId Acme = Admin.OrganizationId.Parse(OrganizationId);
    private static readonly string[] Counters = ["chat", "telticket", "ticket"];

    private readonly Caller _caller = new(reporter);
    private readonly YearMonth _month = MonthOf(host.Clock.Now);
    private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _stops;

    /// <summary>The month before the one that an instant lies in.</summary>
    public static YearMonth MonthOf(Instant now) => now.InZone(DateTimeZoneProviders.Tzdb[TimeZone]).Date.ToYearMonth().PlusMonths(-1);

    public async Task RunAsync(TextReader input)
    {
        var calls = Enumerable.Range(1, tasks).Select(task => Task.Run(() => RecordAsync(task))).Append(Task.Run(CloseAsync)).ToArray();
        // One that breaks is told at once, and not when somebody stops the others. The console reads by blocking, whatever it is asked for.
        var stopped = Task.Run(input.ReadLine);
        if (await Task.WhenAny([stopped, Task.WhenAll(calls)]) is var first && first != stopped) await first;
        _stops = true;
        await Task.WhenAll(calls);
    }

    /// <summary>Everybody has a name of her own, so that no two entries of the log are alike: by its entry a change is known.</summary>
    private AdminActor Operator(int task) => AdminActor.Operator(string.Create(CultureInfo.InvariantCulture, $"{(uint)seed:x}.{task}"));

    private async Task CloseAsync()
    {
        host.MonthClosing.ServicesAtOnce = ServicesAtOnce;
        await _enough.Task;

        // As a host does: what is only busy is asked for again.
        while (!await _caller.CallAsync(0, "Close", () => host.MonthClosing.CloseAsync(Operator(0), Acme, _month), closing => [closing.LastService, closing.Statements]))
        {
        }

        reporter.Say(ReportKind.Finished);
    }

    private async Task RecordAsync(int task)
    {
        var random = new Random(seed + task);
        var before = random.Next(MostBatchesBefore);
        var first = _month.OnDayOfMonth(1);
        var days = first.Calendar.GetDaysInMonth(first.Year, first.Month);
        for (var i = 0; !_stops; i++)
        {
            UsageInput[] batch =
            [
                .. Enumerable.Range(0, 1 + random.Next(MostRecords)).Select(record => new UsageInput
                {
                    Service = 1 + random.Next(services),
                    Counter = Counters[random.Next(Counters.Length)],
                    Day = first.PlusDays(random.Next(days)),
                    Quantity = random.Next(MostQuantity),
                    Key = string.Create(CultureInfo.InvariantCulture, $"{(uint)seed:x}.{task}.{i}.{record}"),
                }),
            ];
            for (var sent = random.Next(3) == 0 ? 2 : 1; sent > 0; sent--)
                await _caller.CallAsync(task, "Record", () => host.Usage.RecordAsync(Operator(task), Acme, batch), receipt => [receipt.Accepted, receipt.Repeated, receipt.Late.Count]);
            if (i >= before) _enough.TrySetResult();
        }
    }
}
