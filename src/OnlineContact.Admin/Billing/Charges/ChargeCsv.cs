using System.Globalization;

namespace OnlineContact.Admin.Billing.Charges;

/// <summary>Writes charges as CSV (RFC 4180).</summary>
internal static class ChargeCsv
{
    public const string Header = "month,state,as_of,service,service_id,service_name,type,status,currency,licences,usage,trial_discount,discount,adjustments,supply,vat,total";

    public static string Line(ChargeRow row)
    {
        var figures = row.Figures.Header;
        return string.Join(
            ',',
            Text(row.Month),
            Text(row.State),
            Text(row.AsOf),
            Text(row.Service),
            CsvValue.Quoted(figures.ServiceId),
            CsvValue.Quoted(figures.ServiceName),
            Text(row.Type),
            row.Status is { } status ? Text(status) : "",
            Text(figures.Currency),
            Amount(figures.Licences),
            Amount(figures.Usage),
            Amount(figures.TrialDiscount),
            Amount(figures.Discount),
            Amount(figures.Adjustments),
            Amount(figures.Supply),
            Amount(figures.Vat),
            Amount(figures.Total));

        string Amount(decimal amount) => amount.ToString("F" + figures.MinorUnitDigits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static string Text(object value) => string.Create(CultureInfo.InvariantCulture, $"{value}");
}
