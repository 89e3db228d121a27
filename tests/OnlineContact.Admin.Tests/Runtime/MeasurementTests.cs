using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Cti;
using OnlineContact.Admin.Tests.Access;

namespace OnlineContact.Admin.Tests.Runtime;

public sealed class MeasurementTests
{
    /// <summary>Stands in everything that a person could have written.</summary>
    private const string Marker = "qzmarker";

    private static readonly string[] Tags = [CallActivity.Operation, CallActivity.Organization, CallActivity.Outcome];

    [Fact]
    public async Task No_measurement_and_no_activity_holds_what_a_person_has_written()
    {
        const string variable = "ONLINECONTACT_TEST_MEASURED_KEY";
        Environment.SetEnvironmentVariable(variable, AesKeyEncryptionKey.NewLine("measured"));
        using var heard = new Heard();
        await using var host = await AdminTestHost.StartAsync(admin =>
        {
            admin.UseInMemoryStore().Configure(options => options.RefusalEntriesPerHour = 3);
            admin.UseSsoKeyEncryption(_ => AesKeyEncryptionKey.FromEnvironment(variable)).AddSsoKeyManagement();
            admin.AddCtiConnector(provider => new FakeCtiConnector(CtiVersion.IpccPrivate, provider.GetRequiredService<IClock>()) { Way = FakeCtiWay.Throws });
            admin.AddEventHandler<Failing>();
        });
        await HistoryAsync(host);

        // Every call, by somebody who may all, who may some, who may nothing, and who belongs elsewhere.
        AdminActor[] actors =
        [
            AdminActor.Operator($"{Marker} operator"),
            AdminActor.Member(ManagerCalls.Acme, $"{Marker}.owner", $"{Marker} 소유자", "2001:db8::71:6d61"),
            AdminActor.Member(ManagerCalls.Acme, $"{Marker}.nobody", $"{Marker}\u202e\r\nforged", "192.0.2.113"),
            AdminActor.Member(OrganizationId.Parse("other"), $"{Marker}.foreign", Marker, "192.0.2.114"),
        ];
        foreach (var actor in actors)
        {
            foreach (var call in ManagerCalls.All)
            {
                try
                {
                    await call.Ask(host, actor);
                }
                catch (Exception e) when (e is ArgumentException or InvalidOperationException)
                {
                    // An activity that ended in an error is looked at like the others.
                }
            }
        }

        await host.Runtime.RunDueAsync(host.Clock.Now);

        var texts = heard.Texts;
        Assert.True(texts.Count > 1_000, $"Only {texts.Count} texts were heard.");
        foreach (var forbidden in new[] { Marker, "forged", "2001:db8", "192.0.2" }) Assert.DoesNotContain(texts, text => text.Contains(forbidden, StringComparison.OrdinalIgnoreCase));
        Assert.Equal([], heard.MeasuredTags);
        Assert.Equal([], heard.ActivityTags.Except(Tags));
        Assert.Equal(Tags.Order(), heard.ActivityTags.Order());
        foreach (var counted in new[] { "changes.committed", "calls.refused", "calls.foreign", "outbox.failed", "cti.failed" })
            Assert.Contains($"onlinecontact.admin.{counted}", heard.Measured);
    }

    [Fact]
    public void What_a_person_has_written_would_be_found()
    {
        using var heard = new Heard();
        using var meter = new Meter(AdminMeter.Name);
        meter.CreateCounter<long>("planted").Add(1, new KeyValuePair<string, object?>("account", Marker));
        using (var source = new ActivitySource(CallActivity.SourceName))
        using (var activity = source.StartActivity("planted"))
            activity!.SetTag("name", "forged").AddEvent(new ActivityEvent("event", tags: new ActivityTagsCollection { ["ip"] = "192.0.2.1" }));

        Assert.Contains(heard.Texts, text => text.Contains(Marker, StringComparison.Ordinal));
        Assert.Contains(heard.Texts, text => text.Contains("forged", StringComparison.Ordinal));
        Assert.Contains(heard.Texts, text => text.Contains("192.0.2.1", StringComparison.Ordinal));
        Assert.Contains("account", heard.MeasuredTags);
        Assert.Contains("name", heard.ActivityTags);
    }

    private static async Task HistoryAsync(AdminTestHost host)
    {
        var acme = await host.ProvisionAsync(ManagerCalls.Acme.Value, owner: $"{Marker}.owner", ownerName: $"{Marker} 소유자");
        await host.ProvisionAsync("other", owner: $"{Marker}.foreign", ownerName: Marker);
        var (services, owner, id) = (host.ContractedServices, acme.Owner, acme.Id);
        await services.AddAsync(owner, id, ServiceType.ConsultationManagement, default);
        var basics = new BasicInformation { Name = $"{Marker} <desk>", ServiceId = "qzmarkerdesk", Languages = ["ko"], MainLanguage = "ko" };
        Assert.True((await services.SaveBasicInformationAsync(owner, id, 1, StoreVersion.Any, basics)).Succeeded);
        ContractTermInput[] terms = [new() { Item = "ticket", Users = 1 }, new() { Item = "telticket", Users = 1 }];
        Assert.True((await services.RegisterContractAsync(owner, id, 1, StoreVersion.Any, terms)).Succeeded);
        await services.SearchAsync(owner, id, Marker);
        await services.AddAsync(owner, id, ServiceType.IssueManagement, RequestId.Create($"{Marker}-request").Value);
        Assert.True((await host.Members.InviteAsync(owner, id, new MemberInvitation { Account = $"{Marker}.nobody", Name = $"{Marker} 아무개", Email = $"{Marker}@example.com", Mobile = null })).Succeeded);
        await host.Members.InviteAsync(owner, id, new MemberInvitation { Account = Marker + new string('x', 500), Name = Marker, Email = Marker });
        await host.Members.SearchAsync(owner, id, new MemberSearch { Email = $"{Marker}@" });
        await host.ChangeLog.SearchAsync(owner, id, new ChangeLogQuery { Content = Marker });
        await host.CtiSettings.SetAgreementAsync(AdminTestHost.Operator, id, granted: true);
        await host.CtiSettings.SaveAsync(owner, id, StoreVersion.Any, new CtiSettingsInput { Version = CtiVersion.IpccPrivate, TenantName = $"{Marker}-tenant" });
        await host.CtiAgents.SetNumbersAsync(owner, id, $"{Marker}.owner", StoreVersion.Any, Marker, "7001");
        await host.ChangeLog.ErasePersonAsync(AdminTestHost.Operator, id, $"{Marker}.nobody");
        await host.Runtime.RunDueAsync(host.Clock.Now);
    }

    /// <summary>Everything that is measured and traced under the library's names while it lives; other tests may add to it.</summary>
    private sealed class Heard : IDisposable
    {
        private readonly ConcurrentQueue<string> _texts = new();
        private readonly ConcurrentDictionary<string, byte> _measured = new();
        private readonly ConcurrentDictionary<string, byte> _measuredTags = new();
        private readonly ConcurrentDictionary<string, byte> _activityTags = new();
        private readonly MeterListener _meters = new();
        private readonly ActivityListener _activities;

        public Heard()
        {
            _meters.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == AdminMeter.Name) listener.EnableMeasurementEvents(instrument);
            };
            _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Hear(instrument, tags));
            _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Hear(instrument, tags));
            _meters.Start();
            _activities = new ActivityListener
            {
                ShouldListenTo = source => source.Name == CallActivity.SourceName,
                Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = Hear,
            };
            ActivitySource.AddActivityListener(_activities);
        }

        public IReadOnlyCollection<string> Texts => [.. _texts];

        public IEnumerable<string> Measured => _measured.Keys;

        public IEnumerable<string> MeasuredTags => _measuredTags.Keys;

        public IEnumerable<string> ActivityTags => _activityTags.Keys;

        public void Dispose()
        {
            _meters.Dispose();
            _activities.Dispose();
        }

        private void Hear(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            _measured.TryAdd(instrument.Name, 0);
            _texts.Enqueue($"{instrument.Name} {instrument.Unit} {instrument.Description}");
            foreach (var tag in tags)
            {
                _measuredTags.TryAdd(tag.Key, 0);
                _texts.Enqueue($"{tag.Key}={tag.Value}");
            }
        }

        private void Hear(Activity activity)
        {
            _texts.Enqueue($"{activity.OperationName} {activity.DisplayName} {activity.StatusDescription} {activity.TraceStateString}");
            foreach (var tag in activity.TagObjects)
            {
                _activityTags.TryAdd(tag.Key, 0);
                _texts.Enqueue($"{tag.Key}={tag.Value}");
            }

            foreach (var tag in activity.Events.SelectMany(happened => happened.Tags.Append(new(happened.Name, null))).Concat(activity.Links.SelectMany(link => link.Tags ?? []))) _texts.Enqueue($"{tag.Key}={tag.Value}");
            foreach (var baggage in activity.Baggage) _texts.Enqueue($"{baggage.Key}={baggage.Value}");
        }
    }

    private sealed class Failing : IAdminEventHandler
    {
        public Task HandleAsync(OrganizationId organization, IReadOnlyList<ChangeLogEntry> entries, CancellationToken cancellationToken) => throw new InvalidDataException(Marker);
    }
}
