using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

public class HistoryLaws
{
    [DatabaseFact]
    public void Random_histories_go_as_in_the_naive_model() => Run((store, after) => Histories.Run(Campaign.Cases(10), 40, store, after));

    [DatabaseFact]
    public void Random_histories_of_people_go_as_in_the_naive_model() => Run((store, after) => Histories.RunPeople(Campaign.Cases(6), 60, store, after));

    [DatabaseFact]
    public async Task Of_64_administrators_who_remove_each_other_at_once_one_remains()
    {
        using var database = new Database();
        await database.CreateSchemaAsync();
        await AdministratorRaces.RunAsync(Campaign.Cases(20), admin => admin.UseEntityFrameworkCore(ef => database.Use(ef)));
    }

    private static void Run(Action<Func<Action<OnlineContactAdminBuilder>>, Action> histories)
    {
        // A database for each case; it is gone before the next one.
        Database? database = null;
        try
        {
            histories(
                () =>
                {
                    database = new Database();
                    database.CreateSchemaAsync().GetAwaiter().GetResult();
                    return admin => admin.UseEntityFrameworkCore(ef => database.Use(ef));
                },
                () =>
                {
                    database!.Dispose();
                    database = null;
                });
        }
        finally
        {
            database?.Dispose();
        }
    }
}
