using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SahelForecast.Data.Tests.Online;

/// <summary>A server on this machine that answers each request as a test scripts it, faults of the wire included.</summary>
internal sealed class ReplayServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<ReplayRequest, ReplayReply> _script;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<ReplayRequest> _requests = [];
    private readonly List<Task> _answering = [];
    private readonly Task _accepting;

    public ReplayServer(Func<ReplayRequest, ReplayReply> script)
    {
        _script = script;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Answers the first request with the first reply and so on; the last one over and over.</summary>
    public ReplayServer(params ReplayReply[] replies)
        : this(request => replies[Math.Min(request.Number, replies.Length) - 1])
    {
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}/api/v2/");

    public IReadOnlyList<ReplayRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Stopped while it accepts again, a listener throws what it throws for a fault: so the loop ends first.
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_answering);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _answering.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                ReplayReply reply = _script(await ReadHeadAsync(stream));
                await stream.WriteAsync(reply.Wire(), _stop.Token);
                await stream.FlushAsync(_stop.Token);
                if (reply.Stalls)
                {
                    await Task.Delay(Timeout.Infinite, _stop.Token);
                }
            }
            catch (Exception gone) when (gone is OperationCanceledException or IOException or SocketException)
            {
            }
        }
    }

    private async Task<ReplayRequest> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            int count = await stream.ReadAsync(buffer, _stop.Token);
            head.Append(count > 0 ? Encoding.ASCII.GetString(buffer, 0, count) : throw new IOException("The client went away."));
        }

        string target = head.ToString().Split(' ')[1];
        lock (_requests)
        {
            var request = new ReplayRequest(_requests.Count + 1, target, head.ToString());
            _requests.Add(request);
            return request;
        }
    }
}

/// <summary>A request as it came.</summary>
internal sealed record ReplayRequest(int Number, string Target, string Head)
{
    public string Path => Target.Split('?')[0];

    public string? this[string parameter] => Target.Split('?').Last().Split('&')
        .Where(pair => pair.Split('=')[0] == parameter)
        .Select(pair => Uri.UnescapeDataString(pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]))
        .FirstOrDefault();

    public int Int(string parameter) => int.Parse(this[parameter]!, CultureInfo.InvariantCulture);
}

/// <summary>What the server sends.</summary>
internal sealed record ReplayReply(int Status, string Body, string ContentType = "application/json")
{
    /// <summary>More lines of the head.</summary>
    public string Headers { get; init; } = "";

    /// <summary>How much longer the head says the body is than what is sent.</summary>
    public int Lacking { get; init; }

    /// <summary>Whether the rest never comes, while the line stays open.</summary>
    public bool Stalls { get; init; }

    public static ReplayReply Json(string body) => new(200, body);

    public static ReplayReply Truncated(string body) => new(200, body[..(body.Length / 2)]) { Lacking = body.Length - (body.Length / 2) };

    public static ReplayReply Stalled(string body) => Truncated(body) with { Stalls = true };

    public byte[] Wire()
    {
        byte[] body = Encoding.UTF8.GetBytes(Body);
        string head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} Replayed\r\nContent-Type: {ContentType}\r\nContent-Length: {body.Length + Lacking}\r\nConnection: close\r\n{Headers}\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
