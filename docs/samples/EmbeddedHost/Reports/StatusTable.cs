using System.Globalization;
using Spectre.Console;

namespace EmbeddedHost.Reports;

/// <summary>Shows the contract status (계약 현황) with its buttons.</summary>
internal static class StatusTable
{
    public static Table Of(IEnumerable<StatusLine> services)
    {
        var table = new Table().RoundedBorder().ShowRowSeparators()
            .AddColumn(new TableColumn("No").RightAligned())
            .AddColumn("유형\nType")
            .AddColumn("이름\nName")
            .AddColumn("서비스 ID\nService ID")
            .AddColumn("상태\nStatus")
            .AddColumn("기본정보\nBasic")
            .AddColumn("계약\nContract")
            .AddColumn("가능\nallowed now")
            .AddColumn("불가\nrefused with");
        foreach (var service in services)
        {
            table.AddRow(
                service.Number.ToString(CultureInfo.InvariantCulture),
                $"{service.TypeKorean}\n[grey]{service.Type}[/]",
                service.Name is null ? "[grey](no name yet)[/]" : Markup.Escape(service.Name),
                service.Id is null ? "[grey]–[/]" : Markup.Escape(service.Id),
                $"[{ColourOf(service.StatusWireName)}]{service.StatusKorean}[/]\n[grey]{service.Status}[/]",
                Button(service.BasicInformationKorean, service.BasicInformation),
                Button(service.ContractKorean, service.Contract),
                string.Join(", ", service.Actions.Where(action => action.RefusedWith is null).Select(Short)),
                string.Join('\n', service.Actions.Where(action => action.RefusedWith is not null).GroupBy(action => action.RefusedWith)
                    .Select(group => $"[yellow]{group.Key}[/] {string.Join(", ", group.Select(Short))}")));
        }

        return table;
    }

    private static string Button(string korean, string english) => $"[invert] {korean} [/]\n[grey]{english}[/]";

    private static string Short(ActionCell action) => action.Action switch
    {
        "EditBasicInformation" => "edit basic",
        "RegisterContract" => "contract",
        "ChangeContract" => "change",
        var other => other.ToLowerInvariant(),
    };

    private static string ColourOf(string status) => status switch
    {
        "inuse" => "green",
        "pause" => "yellow",
        "stop" => "red",
        _ => "blue",
    };
}
