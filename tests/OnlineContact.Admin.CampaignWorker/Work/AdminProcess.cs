using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.CampaignWorker.Reports;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.EntityFrameworkCore;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.CampaignWorker.Work;

/// <summary>The library in this process, on a database that others use too. It reports all it commits and all that the outbox and the invitations hand out.</summary>
internal sealed class AdminProcess : IDisposable
{
    private readonly EntityFrameworkCoreAdminStore _store;

    public AdminProcess(string database, string connection, Instant now, Reporter reporter, bool reportsMails)
    {
        var settings = new EntityFrameworkCoreStoreBuilder();
        DatabaseChoice.Use(settings, database, connection);
        _store = EntityFrameworkCoreAdminStore.Create(settings, AdminShapes.All);
        Host = AdminTestHost.Create(
            admin =>
            {
                admin.UseStore(_ => new ReportingStore(_store, reporter));
                admin.Services.AddSingleton<IAdminEventHandler>(new ReportingHandler(reporter));
                if (reportsMails) admin.Services.AddSingleton<IMemberMailer>(new ReportingMailer(reporter));
            },
            new FakeAdminClock(now));
    }

    public AdminTestHost Host { get; }

    public void Dispose() => _store.Dispose();
}
