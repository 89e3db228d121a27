using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Administration;

public class HistoryLaws
{
    [Fact]
    public void Random_histories_in_memory_go_as_in_the_naive_model() =>
        Histories.Run(Campaign.Cases(300), 40, () => admin => admin.UseInMemoryStore());

    [Fact]
    public void A_few_long_histories_in_memory_go_as_in_the_naive_model() =>
        Histories.Run(Math.Max(Campaign.Cases(200) / 10, 1), 400, () => admin => admin.UseInMemoryStore());

    [Fact]
    public void Random_histories_of_people_in_memory_go_as_in_the_naive_model() =>
        Histories.RunPeople(Campaign.Cases(200), 60, () => admin => admin.UseInMemoryStore());

    [Fact]
    public void Random_histories_of_SSO_logins_in_memory_go_as_in_the_naive_model() =>
        Histories.RunSso(Campaign.Cases(40), 60, () => admin => admin.UseInMemoryStore());
}
