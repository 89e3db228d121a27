using NodaTime;
using OnlineContact.Admin.Testing.Administration;

namespace OnlineContact.Admin.Testing.Tests.Administration;

/// <summary>
/// The library and the naive model beside it. A script is held against both: each of its lines is answered by both as it says, with the same receipt,
/// and in the end there is the same in both.
/// </summary>
internal sealed class Trial : IAsyncDisposable
{
    public const string Done = "done";

    /// <summary>There was nothing to do.</summary>
    public const string Same = "same";

    private Trial(AdminTestHost host, NaiveAdministration model)
    {
        Host = host;
        Model = model;
    }

    public AdminTestHost Host { get; }

    public NaiveAdministration Model { get; }

    public NaiveOrganization Acme => Model.Organizations[Calls.Acme];

    /// <summary>An empty library and an empty model, at noon of 2021-03-15 (UTC).</summary>
    public static async Task<Trial> StartAsync(int maxServices = 100, int refusalEntries = 3)
    {
        var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().Configure(options =>
        {
            options.MaxServices = maxServices;
            options.RefusalEntriesPerHour = refusalEntries;
        }));
        return new Trial(host, new NaiveAdministration { MaxServices = maxServices, RefusalEntriesPerHour = refusalEntries });
    }

    /// <summary>The same with the organization acme, whose zone is New York.</summary>
    public static async Task<Trial> BeginAsync(int maxServices = 100, int refusalEntries = 3)
    {
        var trial = await StartAsync(maxServices, refusalEntries);
        Assert.Equal(Done, await trial.AskAsync(Calls.Provision(Calls.Acme, "us/eastern")));
        return trial;
    }

    /// <summary>Runs a script with acme.</summary>
    public static async Task RunAsync(params IReadOnlyList<Line> script)
    {
        await using var trial = await BeginAsync();
        await trial.PlayAsync(script);
        await trial.AgreeAsync();
    }

    /// <summary>Plays lines; what came in place of what is told with the number of the line.</summary>
    public async Task PlayAsync(params IReadOnlyList<Line> script)
    {
        var (expected, came) = (new List<string>(), new List<string>());
        foreach (var (line, i) in script.Select((line, i) => (line, i)))
        {
            Host.Clock.Advance(line.Wait);
            if (line.Mails) await MailAsync();
            if (line.Command is null) continue;
            expected.Add($"{i} {line.Command.GetType().Name}: {line.Comes}");
            came.Add($"{i} {line.Command.GetType().Name}: {await AskAsync(line.Command)}");
        }

        Assert.Equal(expected, came);
    }

    /// <summary>Asks both, and gives what they say; they have to say the same.</summary>
    public async Task<string> AskAsync(AdminCommand command)
    {
        var version = Model.VersionToSend(command);
        var expected = Model.Apply(command, Host.Clock.Now);
        var outcome = await AdminHistory.SendAsync(Host, command, version);
        if (!outcome.TryGetValue(out var receipt, out var error))
            return error.Code == expected.Refusal ? error.Code : $"{error.Code} of the library, {expected.Refusal ?? "success"} of the model";
        if (expected.Refusal is not null) return $"success of the library, {expected.Refusal} of the model";
        var (came, wanted) = (
            (receipt.Changed, receipt.Number, receipt.Version.Value, receipt.Sequence, receipt.At),
            (expected.Changed, expected.Number, expected.Version, expected.Sequence, expected.At));
        return came != wanted ? $"{came} of the library, {wanted} of the model" : expected.Changed ? Done : Same;
    }

    /// <summary>Mails what waits, in both.</summary>
    public async Task MailAsync()
    {
        Assert.True(Model.CanDeliver(Host.Clock.Now));
        Model.Deliver(Host.Clock.Now);
        Assert.All(await Host.Runtime.RunDueAsync(Instant.MaxValue), job => Assert.Null(job.LastError));
    }

    /// <summary>There is the same in both.</summary>
    public async Task AgreeAsync() => Assert.Null(await AdminHistory.StateDifferenceAsync(Host, Model));

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

/// <summary>A line of a script: the clock moves, or what waits is mailed, or somebody asks for something and gets an answer.</summary>
internal sealed record Line
{
    public AdminCommand? Command { get; private init; }

    public string Comes { get; private init; } = "";

    public Duration Wait { get; private init; }

    public bool Mails { get; private init; }

    /// <summary>What waits is mailed.</summary>
    public static Line Mail { get; } = new() { Mails = true };

    public static implicit operator Line((AdminCommand Command, string Comes) asked) => new() { Command = asked.Command, Comes = asked.Comes };

    public static Line Seconds(double seconds) => new() { Wait = Duration.FromSeconds(seconds) };

    public static Line Hours(double hours) => new() { Wait = Duration.FromHours(hours) };

    public static Line Days(double days) => new() { Wait = Duration.FromDays(days) };
}
