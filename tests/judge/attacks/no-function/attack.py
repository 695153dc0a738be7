def g():
    return 'contained'
