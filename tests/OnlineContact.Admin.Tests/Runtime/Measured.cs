using System.Diagnostics.Metrics;

namespace OnlineContact.Admin.Tests.Runtime;

/// <summary>Hears what one instrument measures.</summary>
internal static class Measured
{
    /// <param name="instrument">The instrument.</param>
    /// <param name="add">Gets each measurement, on the thread that measured.</param>
    public static MeterListener Count(Instrument instrument, Action<long> add)
    {
        var listener = new MeterListener { InstrumentPublished = (published, self) => { if (published == instrument) self.EnableMeasurementEvents(published); } };
        listener.SetMeasurementEventCallback<long>((_, measurement, _, _) => add(measurement));
        listener.Start();
        return listener;
    }
}
