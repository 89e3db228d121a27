using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Health;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Testing;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace OnlineContact.Admin.SampleTests.Snippets;

/// <summary>The code of docs/features/observability.md.</summary>
public sealed class ObservabilityGuide
{
    [Fact]
    public async Task Meter_and_traces_reach_OpenTelemetry()
    {
        var (spans, figures) = (new List<Activity>(), new List<Metric>());
        var services = new ServiceCollection();
        services.AddOnlineContactAdmin(admin => admin.UseInMemoryStore());
        #region telemetry
        services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource("OnlineContact.Admin").AddInMemoryExporter(spans))
            .WithMetrics(metrics => metrics.AddMeter("OnlineContact.Admin").AddInMemoryExporter(figures));
        #endregion
        await using var provider = services.BuildServiceProvider();
        var (tracing, metrics) = (provider.GetRequiredService<TracerProvider>(), provider.GetRequiredService<MeterProvider>());
        await provider.GetRequiredService<IAdminRuntime>().StartAsync();
        var organization = OrganizationId.Parse("observed");
        await provider.GetRequiredService<Organizations.OrganizationManager>().ProvisionAsync(
            Access.AdminActor.Operator("setup"), new Organizations.OrganizationProvision { Id = organization.Value, Name = "O", Domain = "o.example", OwnerAccount = "owner", OwnerName = "Owner" });
        await provider.GetRequiredService<ContractedServices.ContractedServiceManager>().AddAsync(Access.AdminActor.Operator("setup"), organization, ServiceType.IssueManagement);

        Assert.True(tracing.ForceFlush());
        Assert.True(metrics.ForceFlush());
        // Other tests of the process are traced too, and nothing is to come into the list while it is read.
        tracing.Dispose();
        Assert.Contains(spans, span => span.DisplayName == "ContractedServiceManager.AddAsync" && organization.Value.Equals(span.GetTagItem("onlinecontact.admin.organization")));
        var committed = Assert.Single(figures, figure => figure.Name == "onlinecontact.admin.changes.committed");
        var sum = 0L;
        foreach (ref readonly var point in committed.GetMetricPoints()) sum += point.GetSumLong();
        Assert.True(sum >= 2, sum.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_health_check_says_what_the_library_says()
    {
        await using var host = await AdminTestHost.StartAsync(admin =>
        {
            Configure(admin.UseInMemoryStore());
            admin.Services.AddLogging();
            Register(admin.Services);
        });
        await host.ProvisionAsync();
        var checks = host.Services.GetRequiredService<HealthCheckService>();
        Assert.Equal(HealthStatus.Healthy, (await checks.CheckHealthAsync()).Status);

        host.Clock.Advance(NodaTime.Duration.FromMinutes(11));
        var late = await checks.CheckHealthAsync();
        Assert.Equal(HealthStatus.Degraded, late.Status);
        Assert.Equal("OCA0022 outbox.delayed: Changes of acme have waited 660 s for the event handlers; expected within 600 s.", late.Entries["administration"].Description);
        Assert.Equal("1", late.Entries["administration"].Data["waiting"]);

        await using var stopped = AdminTestHost.Create(admin =>
        {
            admin.UseInMemoryStore().Services.AddLogging();
            Register(admin.Services);
        });
        Assert.Equal(HealthStatus.Unhealthy, (await stopped.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status);
    }

    private static void Configure(OnlineContactAdminBuilder admin)
    {
        #region options
        admin.ConfigureHealth(options =>
        {
            options.TimeLimit = NodaTime.Duration.FromSeconds(3);
            options.MaxWaiting = NodaTime.Duration.FromMinutes(10);
        });
        #endregion
    }

    private static void Register(IServiceCollection services)
    {
        #region register
        services.AddHealthChecks().AddCheck<AdministrationCheck>("administration", timeout: TimeSpan.FromSeconds(10));
        #endregion
    }

    #region adapter
    internal sealed class AdministrationCheck(AdminHealth health) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var report = await health.CheckAsync(cancellationToken);
            var status = report.Status switch { AdminHealthStatus.Healthy => HealthStatus.Healthy, AdminHealthStatus.Degraded => HealthStatus.Degraded, _ => HealthStatus.Unhealthy };
            var data = new Dictionary<string, object> { ["latency"] = $"{report.StoreLatency}", ["schema"] = $"{report.Schema.State}", ["waiting"] = $"{report.OrganizationsWaiting}" };
            return new HealthCheckResult(status, string.Join('\n', report.Findings.Select(finding => finding.Error)), data: data);
        }
    }
    #endregion
}
