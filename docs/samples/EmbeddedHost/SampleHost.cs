using EmbeddedHost.Guide;
using EmbeddedHost.Reports;
using EmbeddedHost.Rules;
using EmbeddedHost.Setup;
using NodaTime;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;

namespace EmbeddedHost;

/// <summary>The sample: reads organization.json, walks the guide on an SQLite file, and tells whether everything went as the rules say.</summary>
public static class SampleHost
{
    /// <summary>Runs the sample.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="output">Where the report goes.</param>
    /// <param name="errors">Where it is said what went wrong.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>0 if everything went as the rules say, 1 if not, 2 if the arguments are wrong.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken = default)
    {
        if (args is [VerifyCommand.Name, .. var audited]) return await VerifyCommand.RunAsync(audited, output, errors, cancellationToken);
        if (!Arguments.TryParse(args, out var arguments, out var fault))
        {
            await errors.WriteLineAsync($"{fault}\n\n{Arguments.Usage}");
            return 2;
        }

        if (arguments.Help)
        {
            await output.WriteLineAsync(Arguments.Usage);
            return 0;
        }

        using var file = DatabaseFile.Open(arguments.Data);
        var now = arguments.Now ?? SystemClock.Instance.GetCurrentInstant();
        IReportWriter writer = arguments.Json ? new JsonReportWriter(output) : new ConsoleReportWriter(output);
        var problem = await WalkAsync(arguments, file, now, writer, cancellationToken);
        writer.End(problem);
        if (problem is null) return 0;
        await errors.WriteLineAsync($"Not as the rules say: {problem}");
        return 1;
    }

    private static async Task<string?> WalkAsync(Arguments arguments, DatabaseFile file, Instant now, IReportWriter writer, CancellationToken cancellationToken)
    {
        try
        {
            await using var services = HostServices.Build(file, now);
            var plan = await Plan.ReadAsync(cancellationToken);
            var walk = new Walk(services, plan, arguments.Languages, now, writer, cancellationToken);
            await walk.RunAsync(file);
            return null;
        }
        catch (RuleBrokenException e)
        {
            return e.Message;
        }
        catch (Exception e) when (e is AdminConfigurationException or AdminStorageException or IOException)
        {
            return $"{e.GetType().Name}: {e.Message}";
        }
    }
}
