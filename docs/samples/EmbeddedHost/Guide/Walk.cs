using EmbeddedHost.Reports;
using EmbeddedHost.Setup;
using NodaTime;
using NodaTime.Text;

namespace EmbeddedHost.Guide;

/// <summary>The guide, chapter by chapter. Each looks at what is there and goes on from it, so a run can be repeated on the same file.</summary>
internal sealed class Walk(IServiceProvider services, Plan plan, IReadOnlyList<string> languages, Instant now, IReportWriter writer, CancellationToken cancellationToken)
{
    private readonly Scene _scene = new(services, plan, languages, now, cancellationToken);

    /// <summary>Walks it.</summary>
    /// <param name="file">The database.</param>
    public async Task RunAsync(DatabaseFile file)
    {
        await _scene.Runtime.StartAsync(cancellationToken);

        var provisioning = await new Provisioning(_scene).RunAsync();
        writer.Begin(Info(file.IsKept ? file.Path : null));
        writer.Write(provisioning);

        writer.Write(await new AddingServices(_scene).RunAsync());
        writer.Write(await new Contracting(_scene).RunAsync());
        writer.Write(await new ContractStatus(_scene).RunAsync("Contract status", "계약 현황"));
        writer.Write(await new Estimating(_scene).RunAsync());
        writer.Write(await new OnceADay(_scene).RunAsync());
        writer.Write(await new BadInput(_scene).RunAsync());
        writer.Write(await new MissingRights(_scene).RunAsync());
        writer.Write(await new People(_scene).RunAsync());
        writer.Write(await new StatusChanges(_scene).RunAsync());
        writer.Write(await new ContractStatus(_scene).RunAsync("Contract status at the end", "계약 현황"));
        writer.Write(await new MonthOfCharges(_scene).RunAsync());
        writer.Write(await new SsoLogins(_scene).RunAsync());
        writer.Write(await new CtiDesk(_scene).RunAsync());
        writer.Write(await new MyPerformance(_scene).RunAsync());
        writer.Write(await new DueJobs(_scene).RunAsync());
        writer.Write(await new ReadingTheLog(_scene).RunAsync());
        writer.Write(await new SearchingTheLog(_scene).RunAsync());
        writer.Write(await new Tampering(_scene, file).RunAsync());
        writer.Summarize(_scene.Check.Count);
    }

    private RunInfo Info(string? data) => new()
    {
        Organization = _scene.Id.Value,
        Name = _scene.Organization.Name.Value,
        Data = data,
        GoesOn = _scene.GoesOn,
        Now = InstantPattern.General.Format(now),
        Today = LocalDatePattern.Iso.Format(_scene.Today),
        TimeZone = _scene.Organization.TimeZone,
    };
}
