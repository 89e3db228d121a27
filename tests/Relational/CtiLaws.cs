using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

public class CtiLaws
{
    [DatabaseFact]
    public async Task Of_64_writers_who_want_the_same_numbers_each_number_belongs_to_one()
    {
        using var database = new Database();
        await database.CreateSchemaAsync();
        await CtiNumberRaces.RunAsync(Campaign.Cases(3), admin => admin.UseEntityFrameworkCore(ef => database.Use(ef)));
    }

    [DatabaseFact]
    public async Task Random_histories_of_numbers_go_as_in_the_naive_model()
    {
        for (var seed = 1; seed <= Campaign.Cases(2); seed++)
        {
            using var database = new Database();
            await database.CreateSchemaAsync();
            await CtiHistories.RunAsync(seed, 60, admin => admin.UseEntityFrameworkCore(ef => database.Use(ef)));
        }
    }

    [DatabaseFact]
    public async Task A_lease_is_held_by_one_host_until_it_runs_out_or_is_given_back()
    {
        using var database = new Database();
        await database.CreateSchemaAsync();
        await CtiWatches.RunAsync(admin => admin.UseEntityFrameworkCore(ef => database.Use(ef)));
    }
}
