using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Health;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;
using static OnlineContact.Admin.Tests.Refusal;

namespace OnlineContact.Admin.Tests.DependencyInjection;

public class ConfigureTests
{
    private const string Book =
        """
        { "name": "jp-2027", "currency": "JPY", "minorUnitDigits": 0,
          "versions": [{ "effectiveFrom": "2027-01", "number": 1, "trialDays": 14,
            "prices": [{ "item": "ticket", "perUser": true, "monthPrice": 1200, "dayPrice": 40 }] }] }
        """;

    /// <summary>For each setter an option by itself and one that is a span of time or hangs on something else, both out of their limits.</summary>
    private static readonly Dictionary<string, (Action<OnlineContactAdminBuilder> Mistake, string[] Options)> Mistakes = new()
    {
        ["admin.Configure(...)"] = (admin => admin.Configure(options => (options.MaxServices, options.DefaultTimeZone) = (0, "Mars/Olympus")), ["MaxServices", "DefaultTimeZone"]),
        ["admin.ConfigureSso(...)"] = (admin => admin.ConfigureSso(options => (options.MaxLogins, options.StatusTimeout) = (0, Duration.Zero)), ["MaxLogins", "StatusTimeout"]),
        ["admin.ConfigureCti(...)"] = (admin => admin.ConfigureCti(options => (options.MaxImportLines, options.Lease) = (0, Duration.Zero)), ["MaxImportLines", "Lease"]),
        ["admin.ConfigurePerformance(...)"] = (admin => admin.ConfigurePerformance(options => (options.MaxLiveAgents, options.EventRetention) = (0, Duration.Zero)), ["MaxLiveAgents", "EventRetention"]),
        ["admin.ConfigureHealth(...)"] = (admin => admin.ConfigureHealth(options => (options.MaxOrganizations, options.MaxJobDelay) = (0, Duration.Zero)), ["MaxOrganizations", "MaxJobDelay"]),
    };

    public static TheoryData<string> Setters => [.. Mistakes.Keys];

    [Theory]
    [MemberData(nameof(Setters))]
    public async Task Every_fault_is_told_at_the_start_with_the_call_that_sets_the_option(string setter)
    {
        var (mistake, options) = Mistakes[setter];

        var thrown = await Assert.ThrowsAsync<AdminConfigurationException>(() => AdminTestHost.StartAsync(admin => mistake(admin.UseInMemoryStore())));

        Assert.Equal(AdminErrors.OptionsInvalid, thrown.Error.Kind);
        Assert.All(options, option => Assert.Contains(option, thrown.Message, StringComparison.Ordinal));
        Assert.EndsWith($"Set them with {setter}.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_fit_together_have_no_fault() =>
        Assert.True(new AdminOptionsCrossValidator(DateTimeZoneProviders.Tzdb).Validate(null, new AdminOptions()).Succeeded);

    [Fact]
    public async Task A_price_book_written_as_JSON_stands_beside_the_default_one()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().AddPriceBook(Book));
        var (acme, zeta) = (await host.ProvisionAsync(priceBook: "jp-2027"), await host.ProvisionAsync("zeta"));

        Assert.Equal("jp-2027", (await host.Organizations.GetAsync(acme.Owner, acme.Id)).Value.Value.PriceBook);
        Assert.Equal(PriceBooks.Korea2020.Name, (await host.Organizations.GetAsync(zeta.Owner, zeta.Id)).Value.Value.PriceBook);
    }

    [Fact]
    public async Task Words_of_the_products_paths_are_no_ids_of_services_in_any_case()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        var number = (await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.ConsultationManagement)).Value.Number;
        Task<string> SaveAsync(string id) => CodeAsync(host.ContractedServices.SaveBasicInformationAsync(acme.Owner, acme.Id, number, StoreVersion.Any, Scenes.Information("Alpha", id)));

        foreach (var word in "admin api hc openapi assets auth error health help login logout oauth sso static system www".Split(' '))
            Assert.Equal((word, "OCA1008"), (word, await SaveAsync(word[..1].ToUpperInvariant() + word[1..])));
        Assert.Equal("ok", await SaveAsync("Alpha"));
    }

    [Fact]
    public async Task A_look_at_the_health_keeps_to_its_options()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().ConfigureHealth(options => options.MaxOrganizations = 2));
        foreach (var id in new[] { "acme", "beta", "zeta" }) await host.ProvisionAsync(id);

        Assert.Equal(2, (await host.Health.CheckAsync()).ChainsChecked);
    }

    [Fact]
    public async Task With_options_out_of_their_limits_a_look_at_the_health_says_that_nothing_was_started()
    {
        await using var host = AdminTestHost.Create(admin => admin.UseInMemoryStore().ConfigureHealth(options => options.MaxOrganizations = 0));

        var report = await host.Health.CheckAsync();

        Assert.Equal(AdminHealthStatus.Unhealthy, report.Status);
        Assert.Equal(AdminErrors.RuntimeNotStarted, Assert.Single(report.Findings).Error.Kind);
    }
}
