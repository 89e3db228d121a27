using System.Diagnostics.Metrics;

namespace OnlineContact.Admin.Runtime;

/// <summary>The library's measurements, under the meter name <c>OnlineContact.Admin</c>. No measurement carries personal data.</summary>
internal sealed class AdminMeter : IDisposable
{
    public const string Name = "OnlineContact.Admin";

    private readonly Meter _meter = new(Name);

    public AdminMeter()
    {
        Committed = _meter.CreateCounter<long>("onlinecontact.admin.changes.committed", "{change}", "Changes that were committed.");
        Retried = _meter.CreateCounter<long>("onlinecontact.admin.changes.retried", "{attempt}", "Attempts that met a conflict and were made again.");
        Refused = _meter.CreateCounter<long>("onlinecontact.admin.calls.refused", "{call}", "Calls refused for a missing right.");
        Unlogged = _meter.CreateCounter<long>("onlinecontact.admin.refusals.unlogged", "{call}", "Refusals for a missing right whose log entry was given up because others changed the organization at every attempt.");
        Foreign = _meter.CreateCounter<long>("onlinecontact.admin.calls.foreign", "{call}", "Calls by an actor of another organization.");
        Delivered = _meter.CreateCounter<long>("onlinecontact.admin.outbox.delivered", "{message}", "Messages that the event handlers have taken.");
        DeliveryFailed = _meter.CreateCounter<long>("onlinecontact.admin.outbox.failed", "{message}", "Deliveries that failed and will be tried again.");
        CtiFailed = _meter.CreateCounter<long>("onlinecontact.admin.cti.failed", "{call}", "Requests to a telephony system without an answer in time, and watches that had to begin anew.");
        PerformanceRefused = _meter.CreateCounter<long>("onlinecontact.admin.performance.refused", "{event}", "Events of performance that were refused.");
    }

    public Counter<long> Committed { get; }

    public Counter<long> Retried { get; }

    public Counter<long> Refused { get; }

    public Counter<long> Unlogged { get; }

    public Counter<long> Foreign { get; }

    public Counter<long> Delivered { get; }

    public Counter<long> DeliveryFailed { get; }

    public Counter<long> CtiFailed { get; }

    public Counter<long> PerformanceRefused { get; }

    public void Dispose() => _meter.Dispose();
}
