using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Cti;

namespace EmbeddedHost.Setup;

/// <summary>All that a host has to set up.</summary>
internal static class HostServices
{
    public static ServiceProvider Build(DatabaseFile file, Instant now)
    {
        var services = new ServiceCollection();

        // What a host registers itself stays. A real host leaves the clock out; one run of this one is one instant, so
        // that it cannot come over midnight between two of its steps.
        services.AddSingleton<IClock>(new StoppedClock(now));

        services.AddSingleton<EventRecorder>();
        services.AddSingleton<StateBoard>();
        services.AddSingleton<ICtiEventHandler>(static provider => provider.GetRequiredService<StateBoard>());
        services.AddSingleton(new MailFolder(file.MailFolder));
        services.AddOnlineContactAdmin(admin => admin
            .UseEntityFrameworkCore(ef => ef.UseSqlite(file.ConnectionString))
            .UseMemberMailer<EmlMailer>()
            .UseSsoKeyEncryption(_ => KeyFile.Open(file))
            .UseCheckpointSigner(_ => CheckpointKey.Open(file))
            .AddSsoKeyManagement()
            .AddIpcc(static _ => { })
            .AddMobileContact(static _ => { })
            .AddEventHandler<EventHandler>());
        Telephony.Connect(services);
        return services.BuildServiceProvider();
    }
}
