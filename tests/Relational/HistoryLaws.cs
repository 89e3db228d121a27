using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests;

public class HistoryLaws
{
    [DatabaseFact]
    public void Random_histories_go_as_in_the_naive_model()
    {
        // A database for each case; it is gone before the next one.
        Database? database = null;
        try
        {
            Histories.Run(
                Campaign.Cases(10),
                40,
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
