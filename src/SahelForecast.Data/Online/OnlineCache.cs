using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SahelForecast.Data.Online;

/// <summary>Keeps whole answers on disk, so that a question is not asked twice and can be answered without a connection.</summary>
/// <remarks>
/// <para>An entry holds all pages of one answer, its address and the time; never the app identifier. Its file is named by the table and a hash of
/// the question (of the server, the table and the filters), so no text of a query becomes part of a path.</para>
/// <para>An entry appears whole or not at all: several processes may share a folder, and the last writer wins. An entry that is damaged,
/// cut off or of another version counts as absent. One longer than <see cref="ReadLimits.MaxJsonBytes"/> is not read.</para>
/// </remarks>
/// <param name="Folder">Where entries are kept; made when the first is written.</param>
public sealed record OnlineCache(string Folder)
{
    private const string Extension = ".answer";

    /// <summary>Where entries are kept.</summary>
    public string Folder { get; init => field = Full(value); } = Full(Folder);

    /// <summary>How old an answer may be before it is fetched anew.</summary>
    /// <value>Default one day; zero fetches always.</value>
    public TimeSpan MaxAge
    {
        get;
        init => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(MaxAge), value, $"MaxAge is {value}, but must not be negative.");
    } = TimeSpan.FromDays(1);

    /// <summary>When an answer is taken from here.</summary>
    /// <value>Default <see cref="CacheMode.Fresh"/>.</value>
    public CacheMode Mode
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(Mode), value, $"Mode is not one of {string.Join(", ", Enum.GetNames<CacheMode>())}.");
    }

    /// <summary>A cache in the user's own application data (<c>SahelForecast/online</c> in <see cref="Environment.SpecialFolder.LocalApplicationData"/>).</summary>
    /// <exception cref="InvalidOperationException">The user has no such folder, as some services.</exception>
    public static OnlineCache ForUser()
    {
        string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length > 0
            ? new OnlineCache(Path.Combine(data, "SahelForecast", "online"))
            : throw new InvalidOperationException("this user has no folder for application data. Name one: new OnlineCache(folder).");
    }

    /// <summary>Deletes all entries, and what broken-off writes left behind; other files stay.</summary>
    /// <returns>How many entries there were.</returns>
    /// <exception cref="IOException">A file is in use.</exception>
    public int Clear()
    {
        if (!Directory.Exists(Folder))
        {
            return 0;
        }

        string[] entries = Directory.GetFiles(Folder, $"*{Extension}");
        foreach (string file in entries.Concat(Directory.GetFiles(Folder, $"*{Extension}.*.tmp")))
        {
            File.Delete(file);
        }

        return entries.Length;
    }

    /// <summary>The kept answer, when the mode and its age allow it.</summary>
    internal async Task<OnlineAnswer?> FindAsync(OnlineRequest request, OnlineOptions options, CancellationToken cancellationToken)
    {
        if (Mode == CacheMode.Refresh)
        {
            return null;
        }

        OnlineAnswer? kept = await CacheEntry.ReadAsync(PathOf(request), request, options.Limits.MaxJsonBytes, cancellationToken).ConfigureAwait(false);
        TimeSpan? age = options.Clock.GetUtcNow() - kept?.Fetched;
        return Mode == CacheMode.Offline || (age >= TimeSpan.Zero && age < MaxAge) ? kept : null;
    }

    /// <summary>Keeps an answer.</summary>
    /// <returns>Null, or why it can't be kept: a full disk is no reason to lose what was fetched.</returns>
    internal async Task<string?> KeepAsync(OnlineRequest request, OnlineAnswer answer, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Folder);
            await CacheEntry.WriteAsync(PathOf(request), request, answer, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"the answer could not be kept in {Folder}: {CellText.OneLine(failure.Message)} It will be fetched again.";
        }
    }

    private static string Full(string folder) => string.IsNullOrWhiteSpace(folder)
        ? throw new ArgumentException("Folder must not be empty.", nameof(folder))
        : Path.GetFullPath(folder);

    private string PathOf(OnlineRequest request)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(request.Question));
        return Path.Combine(Folder, $"{request.Layout.Id}-{Convert.ToHexStringLower(hash.AsSpan(0, 16))}{Extension}");
    }

    /// <summary>Folder, age and mode.</summary>
    /// <returns>One line for people, in every culture alike.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Folder} ({Mode}, up to {MaxAge:c})");
}
