using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using OnlineContact.Admin.CampaignTests.Databases;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.CampaignTests.BadInput;

public sealed class PostgreSqlBadInputTests
{
    [PostgresFact]
    public async Task A_clock_that_jumps_an_hour_back_is_refused_until_it_is_right()
    {
        await using var server = new PostgresInstallation();
        await ClockJumps.AnHourBackAsync(server);
    }

    [PostgresFact]
    public async Task A_clock_that_jumps_a_year_ahead_is_confirmed_by_the_operator_or_nothing_goes_on()
    {
        await using var server = new PostgresInstallation();
        await ClockJumps.AYearAheadAsync(server);
    }

    [PostgresFact]
    public async Task A_table_that_is_gone_is_named_at_the_start()
    {
        await using var server = new PostgresInstallation();
        var connection = await server.NewDatabaseAsync();
        await using (await StartAsync(connection))
        {
        }

        await AskAsync(connection, "ALTER TABLE service_register RENAME TO another_table");
        var refusal = await Assert.ThrowsAsync<AdminConfigurationException>(() => StartAsync(connection));
        Assert.Equal("OCA0005", refusal.Error.Code);
        Assert.Contains("service_register", refusal.Error.Argument("reason"), StringComparison.Ordinal);
        await AskAsync(connection, "ALTER TABLE another_table RENAME TO service_register");
        await using var host = await StartAsync(connection);
        await host.ProvisionAsync();
    }

    [PostgresFact]
    public async Task A_database_that_becomes_read_only_fails_changes_whole_and_goes_on_when_it_is_not()
    {
        await using var server = new PostgresInstallation();
        var connection = await server.NewDatabaseAsync();
        await using var host = await StartAsync(connection);
        var acme = await host.ProvisionAsync();
        var name = new NpgsqlConnectionStringBuilder(connection).Database;
        await AskAsync(connection, $"ALTER DATABASE {name} SET default_transaction_read_only = on");
        await server.KillSessionsAsync(connection);
        var failure = await Assert.ThrowsAsync<AdminStorageException>(() => host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement));
        Assert.False(failure.OutcomeUnknown);
        Assert.Equal(2, (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.Entries);
        Assert.Equal("OCA0005", (await Assert.ThrowsAsync<AdminConfigurationException>(() => StartAsync(connection))).Error.Code);

        await AskAsync($"{connection};Options=-c default_transaction_read_only=off", $"ALTER DATABASE {name} RESET default_transaction_read_only");
        await server.KillSessionsAsync(connection);
        Assert.Equal(1, (await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Value.Number);
    }

    [PostgresFact]
    public async Task What_another_session_holds_for_too_long_is_busy_and_goes_on_when_it_lets_go()
    {
        await using var server = new PostgresInstallation();
        var connection = await server.NewDatabaseAsync();
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseEntityFrameworkCore(ef =>
        {
            ef.UsePostgreSql(connection);
            ef.LockTimeout = Duration.FromSeconds(1);
        }));
        var acme = await host.ProvisionAsync();
        await using (var other = new NpgsqlConnection(connection))
        {
            await other.OpenAsync();
            await using var hold = new NpgsqlCommand("BEGIN; SELECT 1 FROM organization_head FOR UPDATE", other);
            await hold.ExecuteNonQueryAsync();
            var refused = await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement);
            Assert.Equal(("OCA0006", "1"), (refused.Error.Code, refused.Error.Argument("attempts")));
            Assert.Equal(2, (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.Entries);
        }

        Assert.Equal(1, (await host.ContractedServices.AddAsync(acme.Owner, acme.Id, ServiceType.IssueManagement)).Value.Number);
    }

    private static Task<AdminTestHost> StartAsync(string connection) => AdminTestHost.StartAsync(admin => admin.UseEntityFrameworkCore(ef => ef.UsePostgreSql(connection)));

    private static async Task AskAsync(string connection, string sql)
    {
        await using var session = new NpgsqlConnection(connection);
        await session.OpenAsync();
        await using var command = new NpgsqlCommand(sql, session);
        await command.ExecuteNonQueryAsync();
    }
}
